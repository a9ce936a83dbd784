package org.permanence.calendar;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.permanence.account.CurrentAccount;
import org.permanence.account.Role;
import org.permanence.database.Sha256;

/** A calendar to subscribe to, with one's own shifts. Its address is secret, because calendar programs cannot log in. */
@Path("/api/calendar")
@Tag(name = "Shifts")
class CalendarResource {

    private final CalendarService calendars;
    private final CurrentAccount me;

    CalendarResource(CalendarService calendars, CurrentAccount me) {
        this.calendars = calendars;
        this.me = me;
    }

    /** @param feed null: there is no address */
    @Schema(name = "OwnCalendar")
    public record OwnCalendar(@Schema(nullable = true) CalendarService.View feed) {}

    /** @param address is not shown again */
    @Schema(name = "CalendarAddress")
    public record CalendarAddress(String address) {}

    @GET
    @Path("me")
    @RolesAllowed(Role.RESPONDER)
    @Operation(summary = "Whether my calendar has an address")
    public OwnCalendar mine() {
        return new OwnCalendar(calendars.of(responder()).orElse(null));
    }

    @POST
    @Path("me")
    @RolesAllowed(Role.RESPONDER)
    @Operation(summary = "Makes a new address of my calendar. The one before is void")
    public CalendarAddress make() {
        return new CalendarAddress(calendars.make(responder(), me.accountId()));
    }

    @DELETE
    @Path("me")
    @RolesAllowed(Role.RESPONDER)
    @Operation(summary = "The address of my calendar is void")
    public void revoke() {
        calendars.revoke(responder());
    }

    @GET
    @Path("feed/{secret}.ics")
    @PermitAll
    @Produces("text/calendar; charset=utf-8")
    @Operation(summary = "The calendar of this address (RFC 5545)")
    public Response read(@RestPath String secret, @Context Request request) {
        String text = calendars.read(secret).orElseThrow(() -> new CalendarRefusal.NoSuchCalendar().problem());
        EntityTag tag = new EntityTag(Sha256.shortHex(text));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        CacheControl cache = new CacheControl();
        cache.setPrivate(true);
        cache.setNoTransform(false);
        return (unchanged != null ? unchanged : Response.ok(text)).tag(tag).cacheControl(cache).build();
    }

    private long responder() {
        return me.responderId().orElseThrow(() -> new CalendarRefusal.NoShiftsToShow().problem());
    }
}
