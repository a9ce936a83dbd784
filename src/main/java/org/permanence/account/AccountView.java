package org.permanence.account;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An account as the API shows it.
 *
 * @param roles       constants of {@link Role}
 * @param language    of the screen: fr, nl, en
 * @param responderId null for somebody who answers no calls
 */
public record AccountView(long id, String name, String email,
        @Schema(type = SchemaType.ARRAY, implementation = RoleCode.class) List<String> roles,
        @Schema(enumeration = {
                "fr", "nl", "en"}) String language,
        @Schema(nullable = true) Long responderId, boolean active) {

    /** The constants of {@link Role}, for the description of the API. */
    enum RoleCode { responder, coordinator, administrator }
}
