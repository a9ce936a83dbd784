package org.permanence.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
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
        String password = line.administrator().post("/api/desk-phones", Map.of("phone", phone, "label", "Poste " + phone)).path("password").asText();
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

    public Person goesOffDuty() {
        api().put("/api/duty/me", Map.of("onDuty", false));
        Wait.until(name + " has left the queue", () -> !line.lab().pbx().console("queue show").contains(member() + " "));
        return this;
    }

    /** Out of the queue however they came into it; the account is of no use any more. */
    public void leaves() {
        line.coordinator().put("/api/duty/" + id, Map.of("onDuty", false));
        Wait.until(name + " has left the queue", () -> !line.lab().pbx().console("queue show").contains(member() + " "));
    }

    public JsonNode openRecord() {
        return desk().state().path("call").path("recordId").isNumber()
                ? api().get("/api/records/" + desk().state().path("call").path("recordId").asLong()) : Api.JSON.nullNode();
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
