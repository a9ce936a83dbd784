package org.permanence.lab;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.permanence.pbx.MemberId;

/** A responder of the {@link Helpline}: an account, a desk's live connection, and the phones that ring for them. */
public final class Person implements AutoCloseable {

    private final Helpline line;
    private final long id;
    private final String name;
    private final String email;
    private Api api;
    private DeskSocket desk;
    private String homeNumber;

    Person(Helpline line, long id, String name, String email) {
        this.line = line;
        this.id = id;
        this.name = name;
        this.email = email;
    }

    public long id() {
        return id;
    }

    public String homeNumber() {
        return homeNumber;
    }

    public MemberId member() {
        return MemberId.ofResponder(id);
    }

    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    public Api api() {
        if (api == null) {
            api = Api.logIn(line.address(), email, Helpline.PASSWORD);
        }
        return api;
    }

    /** Their desk, opened at the first call of this. */
    public DeskSocket desk() {
        if (desk == null) {
            desk = new DeskSocket(api());
        }
        return desk;
    }

    /** As a browser does that lost its connection. */
    public DeskSocket reopensDesk() {
        if (desk != null) {
            desk.close();
        }
        desk = new DeskSocket(api());
        return desk;
    }

    /** Their own telephone is given to the federation, in the way people write it. */
    public Person hasHomePhone(String number) {
        line.administrator().put("/api/responders/" + id + "/home-phone", Map.of("number", number));
        homeNumber = number;
        return this;
    }

    /** During the shift; the PBX knows it when this returns. */
    public Person changesHomePhone(String number) {
        hasHomePhone(number);
        Wait.until("the PBX knows the other number", () -> line.lab().pbx().console("database show home/" + member()).contains(number));
        return this;
    }

    /** Goes on duty at their own telephone, and is in the queue when this returns. */
    public Phone onDutyAtHome(String number) {
        Phone phone = hasHomePhone(number).phoneAtHome();
        goesOnDuty(Map.of("kind", "home"));
        return phone;
    }

    /** The telephone of {@link #hasHomePhone}. */
    public Phone phoneAtHome() {
        return line.lab().homePhone(homeNumber);
    }

    /** There is a desk phone for them, which registers with the PBX. */
    public Phone hasDeskPhone(String phone) {
        String password =
                line.administrator().post("/api/desk-phones", Map.of("phone", phone, "label", "Poste " + phone)).path("password").asText();
        return line.lab().deskPhone(phone, password);
    }

    /** Goes on duty at a desk phone that has registered with the PBX. */
    public Phone onDutyAtDesk(String phone) {
        Phone set = hasDeskPhone(phone);
        goesOnDuty(Map.of("kind", "desk", "phone", phone));
        Wait.until(set.who() + " is registered", () -> line.lab().pbx().console("database show registrar").contains("desk-" + phone));
        return set;
    }

    public Person goesOnDuty(Map<String, String> reach) {
        api().put("/api/duty/me", Map.of("onDuty", true, "reach", reach));
        Wait.until(name + " is in the queue", () -> line.lab().pbx().console("queue show").contains(member() + " "));
        return this;
    }

    /** The PBX may still have to hear of it. */
    public Person asksToGoOffDuty() {
        api().put("/api/duty/me", Map.of("onDuty", false));
        return this;
    }

    public Person goesOffDuty() {
        asksToGoOffDuty();
        Wait.until(name + " has left the queue", () -> !line.lab().pbx().console("queue show").contains(member() + " "));
        return this;
    }

    /** Out of the queue however they came into it; the account is of no use any more. */
    public void leaves() {
        line.coordinator().put("/api/duty/" + id, Map.of("onDuty", false));
        Wait.until(name + " has left the queue", () -> !line.lab().pbx().console("queue show").contains(member() + " "));
    }

    /** Whether the service has them on duty. */
    public boolean isOnDuty() {
        return api().get("/api/duty/me").path("onDuty").asBoolean();
    }

    /** What a button of their screen asks for about the call in hand, such as {@code hold}. */
    public Person asks(String what, Map<String, ?> body) {
        api().post("/api/calls/" + desk().call().callId() + "/" + what, body);
        return this;
    }

    public Person asks(String what) {
        return asks(what, Map.of());
    }

    /** The other way round, as {@code help} that is not needed any more. */
    public Person takesBack(String what) {
        api().delete("/api/calls/" + desk().call().callId() + "/" + what);
        return this;
    }

    /** What a button asks for about their wrap-up: {@code more}, {@code ready}. */
    public Person asksOfTheWrapUp(String what) {
        api().post("/api/desk/wrap-up/" + what, Map.of());
        return this;
    }

    /** A coordinator's: the third person in somebody's call. */
    public Person joins(String callId) {
        api().post("/api/calls/" + callId + "/join", Map.of());
        return this;
    }

    /** The record of the call that their desk has now. */
    public Optional<WrittenRecord> openRecord() {
        return Optional.ofNullable(desk().now().call()).map(DeskSocket.Call::recordId).map(this::record);
    }

    public WrittenRecord record(long id) {
        return View.of(api().get("/api/records/" + id), WrittenRecord.class);
    }

    /** By the service's own route, whatever the screen offers. */
    public Person closes(WrittenRecord record) {
        api().post("/api/records/" + record.id() + "/close", Map.of("confirmPersonalData", true), record.version());
        return this;
    }

    /** Another one of two who write the same record. @param fields by name, over what they saw as {@code before} */
    public Person writes(WrittenRecord before, Map<String, ?> fields) {
        api().patch("/api/records/" + before.id(), fields, before.version());
        return this;
    }

    /** The notes of those entries of the directory that these words find. */
    public List<String> notesInTheDirectory(String words) {
        return api().get("/api/directory?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)).findValuesAsText("note");
    }

    @Override
    public void close() {
        if (desk != null) {
            desk.close();
        }
        if (api != null) {
            api.close();
        }
    }
}
