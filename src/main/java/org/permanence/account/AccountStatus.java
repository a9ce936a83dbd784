package org.permanence.account;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An account as those see it who may give and take it.
 *
 * @param roles       constants of {@link Role}
 * @param language    of screens and mails: fr, nl, en
 * @param responderId null for somebody who answers no calls
 * @param active      false: switched off, cannot log in
 * @param ready       a password was chosen
 * @param link        with which a password can be chosen; null when there is none
 * @param version     goes into If-Match with a change
 */
public record AccountStatus(long id, String name, String email,
        @Schema(type = SchemaType.ARRAY, implementation = AccountView.RoleCode.class) List<String> roles,
        @Schema(enumeration = {
                "fr", "nl", "en"}) String language,
        @Schema(nullable = true) Long responderId, boolean active, boolean ready, @Schema(nullable = true) Link link, int version) {

    /**
     * @param mailedAt  null: the mail server has not taken the mail
     * @param over      it is older than a day
     */
    @Schema(name = "PasswordLink")
    public record Link(boolean invitation, @Schema(nullable = true) Instant mailedAt, Instant expiresAt, boolean over) {}
}
