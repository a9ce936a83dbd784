package org.permanence.people;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;
import org.permanence.problem.BasedOn;
import org.permanence.problem.PageNumber;
import org.permanence.problem.ServiceRefusal;
import org.permanence.responder.HomeNumberVerification;
import org.permanence.responder.Leave;
import org.permanence.responder.ReachChoice;
import org.permanence.responder.ResponderRefusal;
import org.permanence.responder.ResponderService;
import org.permanence.responder.ResponderService.Change;
import org.permanence.responder.ResponderService.ResponderView;

/**
 * The people who answer, with their accounts. A change may name the version on which it is based with {@code If-Match: "<version>"}; it is
 * then refused with 412 and the present person when somebody else has written in the meantime.
 */
@Path("/api/responders")
@RolesAllowed({Role.COORDINATOR, Role.ADMINISTRATOR})
@Tag(name = "Responders")
class ResponderResource {

    private final PeopleService people;
    private final ResponderService responders;
    private final HomeNumberVerification verification;
    private final CurrentAccount me;

    ResponderResource(PeopleService people, ResponderService responders, HomeNumberVerification verification, CurrentAccount me) {
        this.people = people;
        this.responders = responders;
        this.verification = verification;
        this.me = me;
    }

    /**
     * The account of a person.
     *
     * @param roles    responder, coordinator, administrator; only an administrator gives the last
     * @param language of screens and mails; absent: unchanged, French at first
     */
    public record AccountBody(
            @NotEmpty @Size(max = 10) Set<@NotBlank @Size(max = 20) String> roles,
            @Pattern(regexp = "fr|nl|en", payload = ServiceRefusal.UnknownCode.class) String language) {}

    /** Both absent: not on leave. @param to absent: until further notice */
    public record LeaveBody(LocalDate from, LocalDate to) {}

    public record NewResponder(
            @NotBlank @Size(max = 100) String surname,
            @NotBlank @Size(max = 100) String firstName,
            @NotBlank @Email @Size(
                    max = 200) String email,
            @NotEmpty Set<@NotNull @Pattern(regexp = "fr|nl|en", payload = ServiceRefusal.UnknownCode.class) String> languages,
            @Size(max = 100) Set<@NotNull @Pattern(regexp = "[a-z][a-z0-9]{1,15}",
                    payload = ResponderRefusal.LineUnknown.class) String> lines,
            Long partnerId,
            ReachChoice preferredReach,
            Boolean mayRecord,
            @Min(0) @Max(50) Integer weeklyMaximum,
            @Min(0) @Max(10) Integer dailyMaximum,
            Boolean experienced,
            Boolean trained,
            @Valid LeaveBody leave,
            @Size(max = 40) String homePhone,
            @Valid AccountBody account) {}

    /**
     * An absent field stays as it is.
     *
     * @param lines         the codes of the lines that they answer for; empty: every line
     * @param mayRecord     announcements, by telephone
     * @param weeklyMaximum in shifts, like {@code dailyMaximum}; 0: none
     * @param homePhone     the private number, as people write it; empty: forgotten
     * @param account       given to somebody who has none, it is made, and they are invited by mail
     */
    public record ResponderPatch(
            @Size(min = 1, max = 100) @Pattern(regexp = "(?s).*\\S.*") String surname,
            @Size(min = 1, max = 100) @Pattern(regexp = "(?s).*\\S.*") String firstName,
            @Email @Size(min = 3, max = 200) String email,
            @Size(min = 1) Set<@NotNull @Pattern(regexp = "fr|nl|en", payload = ServiceRefusal.UnknownCode.class) String> languages,
            @Size(max = 100) Set<@NotNull @Pattern(regexp = "[a-z][a-z0-9]{1,15}",
                    payload = ResponderRefusal.LineUnknown.class) String> lines,
            Long partnerId,
            ReachChoice preferredReach,
            Boolean mayRecord,
            @Min(0) @Max(50) Integer weeklyMaximum,
            @Min(0) @Max(10) Integer dailyMaximum,
            Boolean experienced,
            Boolean trained,
            @Valid LeaveBody leave,
            @Size(max = 40) String homePhone,
            @Valid AccountBody account) {}

    public record HomePhoneBody(@NotBlank @Size(max = 40) String number) {}

    /** @param code digits, as they were heard */
    public record SpokenCode(@NotBlank @Size(max = 20) String code) {}

    @GET
    @Operation(summary = "Everybody, by name, those who left too")
    public List<ResponderView> all() {
        return responders.all();
    }

    /**
     * @param text           words of the name, the address or the service; accents and case are ignored
     * @param partner        0: those whom no service lends
     * @param language       that they speak
     * @param state          active, leave (of these, on leave today), left or all
     * @param withoutAccount only those who cannot log in
     * @param page           from 0
     */
    @GET
    @Path("/search")
    @Operation(summary = "People with their accounts, by surname")
    public PeopleService.PeoplePage search(@RestQuery @DefaultValue("") @Size(max = 200) String text, @RestQuery Long partner,
            @RestQuery @Pattern(regexp = "fr|nl|en", payload = ServiceRefusal.UnknownCode.class) String language,
            @RestQuery @DefaultValue("active") @Pattern(regexp = "active|leave|left|all",
                    payload = ServiceRefusal.UnknownCode.class) String state,
            @RestQuery @DefaultValue("false") boolean withoutAccount, @RestQuery @DefaultValue("0") @PageNumber int page,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int size) {
        return people.list(new PeopleFilter(text, Optional.ofNullable(partner), Optional.ofNullable(language),
                PeopleFilter.State.valueOf(state), withoutAccount, people.today()), page, size);
    }

    @POST
    @ResponseStatus(201)
    public PersonView create(@NotNull @Valid NewResponder body) {
        return people.create(new PeopleService.Wanted(
                new Change(body.surname, body.firstName, body.email, languages(body.languages), lines(body.lines), body.partnerId,
                        body.preferredReach,
                        body.mayRecord, body.weeklyMaximum, body.dailyMaximum, body.experienced, body.trained, leave(body.leave)),
                body.homePhone, roles(body.account), language(body.account)), me);
    }

    @GET
    @Path("/{id}")
    public PersonView get(@RestPath long id) {
        return people.get(id);
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "A field that is absent stays as it is; partnerId 0 means none")
    public PersonView update(@RestPath long id, @RestHeader("If-Match") String ifMatch,
            @NotNull @Valid ResponderPatch body) {
        BasedOn version = BasedOn.of(ifMatch);
        return BasedOn.showing(() -> people.get(id), () -> people.change(id, version, new PeopleService.Wanted(
                new Change(body.surname, body.firstName, body.email, body.languages == null ? null : languages(body.languages),
                        lines(body.lines), body.partnerId, body.preferredReach, body.mayRecord, body.weeklyMaximum, body.dailyMaximum,
                        body.experienced,
                        body.trained, leave(body.leave)),
                body.homePhone, roles(body.account), language(body.account)), me));
    }

    @PUT
    @Path("/{id}/home-phone")
    @Operation(summary = "The private number, as people write it; answered with all but its last two digits hidden")
    public ResponderView setHomePhone(@RestPath long id, @NotNull @Valid HomePhoneBody body) {
        return responders.setHomePhone(id, body.number);
    }

    @DELETE
    @Path("/{id}/home-phone")
    @Operation(summary = "Forgets the private number; who is on duty at home goes off duty")
    public void removeHomePhone(@RestPath long id) {
        responders.removeHomePhone(id);
    }

    @POST
    @Path("/{id}/home-phone/verification")
    @ResponseStatus(200)
    @Operation(summary = "Calls the private number and speaks a code there; the answer says how the call stands")
    public HomeNumberVerification.View callHomePhone(@RestPath long id) {
        return people.callHomePhone(id);
    }

    @GET
    @Path("/{id}/home-phone/verification")
    @Operation(summary = "How the last call that verifies the private number stands")
    public HomeNumberVerification.View homePhoneVerification(@RestPath long id) {
        return verification.of(id);
    }

    @PUT
    @Path("/{id}/home-phone/verification")
    @Operation(summary = "The code that was heard at the private number: it is verified")
    public HomeNumberVerification.View verifyHomePhone(@RestPath long id, @NotNull @Valid SpokenCode body) {
        return verification.verify(id, body.code);
    }

    @POST
    @Path("/{id}/invitation")
    @Operation(summary = "Mails them a new link to choose a password; an older link ends")
    public PersonView invite(@RestPath long id) {
        return people.invite(id, me);
    }

    @DELETE
    @Path("/{id}/invitation")
    @ResponseStatus(200)
    @Operation(summary = "The link that was mailed ends")
    public PersonView revoke(@RestPath long id) {
        return people.revoke(id, me);
    }

    @GET
    @Path("/{id}/leaving")
    @Operation(summary = "What their leaving would end; changes nothing")
    public PeopleService.Leaving leaving(@RestPath long id) {
        return people.leaving(id);
    }

    @POST
    @Path("/{id}/leaving")
    @Operation(summary = "They no longer answer the line: ends shifts, duty, softphone, account and sessions together")
    @ResponseStatus(200)
    public PersonView leave(@RestPath long id) {
        return people.leave(id, me);
    }

    @DELETE
    @Path("/{id}/leaving")
    @ResponseStatus(200)
    @Operation(summary = "They answer the line again, with their account and their shifts that have not begun meanwhile")
    public PersonView comeBack(@RestPath long id) {
        return people.comeBack(id, me);
    }

    private static Set<Language> languages(Set<String> codes) {
        return codes.stream().map(Language::of).collect(Collectors.toSet());
    }

    private static Set<LineCode> lines(Set<String> codes) {
        return codes == null ? null : codes.stream().map(LineCode::new).collect(Collectors.toSet());
    }

    private static Set<String> roles(AccountBody account) {
        return account == null ? null : account.roles;
    }

    private static Language language(AccountBody account) {
        return account == null || account.language == null ? null : Language.of(account.language);
    }

    /** @return null: unchanged */
    private static Optional<Leave> leave(LeaveBody body) {
        if (body == null) {
            return null;
        }
        if (body.from == null && body.to != null) {
            throw new ResponderRefusal.LeaveFromNeeded().problem().at("leave.from");
        }
        if (body.from != null && body.to != null && body.to.isBefore(body.from)) {
            throw new ResponderRefusal.LeaveEndsBeforeItBegins().problem().at("leave.to");
        }
        return Optional.ofNullable(body.from)
                .map(from -> new Leave(day("leave.from", from), body.to == null ? null : day("leave.to", body.to)));
    }

    private static LocalDate day(String field, LocalDate day) {
        if (day.getYear() < 2000 || day.getYear() > 2200) {
            throw new PeopleRefusal.DayTooFar().problem().at(field);
        }
        return day;
    }
}
