package org.permanence.account;

import java.util.List;

/**
 * An account as the API shows it.
 *
 * @param roles       constants of {@link Role}
 * @param language    of the screen: fr, nl, en
 * @param responderId null for somebody who answers no calls
 */
public record AccountView(long id, String name, String email, List<String> roles, String language, Long responderId, boolean active) {}
