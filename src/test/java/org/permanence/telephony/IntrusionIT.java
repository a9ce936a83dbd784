package org.permanence.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.permanence.lab.Caller;
import org.permanence.lab.Lab;
import org.permanence.lab.Phone;
import org.permanence.lab.RawSip;
import org.permanence.lab.Wait;

/**
 * An attacker has a telephone's password, or the carrier's address, and sends arbitrary text in place of a number. No call goes out to the
 * carrier, no other call is entered, no event is forged, and the line goes on.
 */
class IntrusionIT {

    private static final String LINE = "080035243";
    private static final String DESK_PASSWORD = "desk-101-password";
    private static final String SOFTPHONE_PASSWORD = "web-r3-password";
    /** A request that cannot be parsed is never answered. */
    private static final Duration PATIENCE = Duration.ofMillis(300);
    /** {@code -Dintrusion.calls=10000} for the long form. */
    private static final int CALLS = Integer.getInteger("intrusion.calls", 1000);

    private static Lab lab;
    /** A second address of the carrier, from which a test may send anything. */
    private static int carrierPort;

    @BeforeAll
    static void aNetwork() {
        carrierPort = RawSip.freePort();
        lab = Lab.start(Map.of("TRUNK_ALSO_FROM", "127.0.0.1:" + carrierPort));
        lab.plan().deskPhone("101", DESK_PASSWORD);
        lab.plan().softphone("r3", SOFTPHONE_PASSWORD);
    }

    @AfterAll
    static void itsEnd() {
        lab.close();
    }

    @BeforeEach
    void aLineWithPeopleAtHome() {
        lab.reset();
        lab.plan().line("aas", LINE, "+3280035243", "fr,nl,en");
        lab.plan().open("aas");
        lab.plan().onDutyAtDesk("r1", "101", "aas-fr");
    }

    private static RawSip desk() {
        return new RawSip(0, lab.pbx(), new RawSip.Account("desk-101", DESK_PASSWORD), PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "r1&PJSIP/+32903123456%40trunk&Local/r2%40responder", "r1&Local/" + LINE + "%40from-carrier",
            "r9&PJSIP/trunk/sip:+32903123456%40127.0.0.1",
            "r1%26PJSIP%2F+32903123456%40trunk", "+32903123456", "PJSIP", "r1%2C60%2CG(transfer%5Er2%5E1)",
            "*43&PJSIP/+32903123456%40trunk"})
    void aPhonesOwnPasswordOpensNoWayOut(String user) {
        try (RawSip phone = desk()) {
            assertThat(phone.invite(user)).isEqualTo(404);
        }
        assertThat(lab.carrier().phonesRung()).isZero();
        assertThat(lab.pbx().told("CallArrived")).isEmpty();
    }

    @Test
    void aSoftphonesPasswordOpensNoneEither() {
        lab.plan().plainSoftphone("r3", SOFTPHONE_PASSWORD);
        try (RawSip phone = new RawSip(0, lab.pbx(), new RawSip.Account("web-r3", SOFTPHONE_PASSWORD), PATIENCE)) {
            assertThat(phone.invite("r1&PJSIP/+32903123456%40trunk")).isEqualTo(404);
            assertThat(phone.invite("r1&PJSIP/+32903123456%40trunk", "web-r3", "P-Asserted-Identity: <sip:+3222222222@127.0.0.1>\r\n"))
                    .isEqualTo(404);
        }
        assertThat(lab.carrier().phonesRung()).isZero();
    }

    @Test
    void aColleagueIsStillCalled() {
        Phone colleague = lab.registeredDeskPhone("102");
        lab.plan().onDutyAtDesk("r2", "102");
        // As long as it takes to be rung.
        try (RawSip phone = new RawSip(0, lab.pbx(), new RawSip.Account("desk-101", DESK_PASSWORD), Duration.ofSeconds(30))) {
            CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> phone.invite("r2"));
            colleague.picksUp();
            assertThat(answer.join()).isEqualTo(200);
        }
        assertThat(colleague.rings()).hasSize(1);
    }

    /** A line break in a number, as SIP escapes it, was one in the manager's events too. */
    @Test
    void whatACallersNetworkWritesForgesNoEvent() {
        String event = "%0D%0A%0D%0AEvent%3A%20UserEvent%0D%0AUserEvent%3A%20Forged%0D%0A%0D%0A";
        try (RawSip carrier = new RawSip(carrierPort, lab.pbx(), null, PATIENCE); RawSip phone = desk()) {
            carrier.invite(LINE, "+32470111111" + event, "");
            carrier.invite("0999" + event, "+32470111111", "");
            carrier.invite("0999", "+32470111111" + event, "");
            phone.invite("r1" + event);
            phone.invite("*43" + event);
        }
        Wait.until("the call is over", lab.pbx()::isQuiet);
        assertThat(lab.pbx().told("Forged")).isEmpty();
        assertThat(lab.pbx().tells("CallArrived", 1)).singleElement()
                .satisfies(told -> assertThat(told.get("Caller")).matches("[+0-9]*"));
    }

    /** Fuzzing from a printed seed: numbers dialled by a desk phone and by the carrier, cut, joined, escaped and lengthened. */
    @Test
    void thousandsOfGeneratedCallsLeaveTheLineAsItWas() {
        long seed = Long.getLong("intrusion.seed", System.nanoTime());
        Random random = new Random(seed);
        Map<Integer, Integer> answers = new TreeMap<>();
        try (RawSip carrier = new RawSip(carrierPort, lab.pbx(), null, PATIENCE); RawSip phone = desk()) {
            for (int i = 0; i < CALLS; i++) {
                RawSip by = i % 4 == 0 ? carrier : phone;
                String from = by == carrier ? written(random, "+32470111111") : "desk-101";
                answers.merge(by.invite(written(random, address(random)), from, header(random)), 1, Integer::sum);
            }
        }
        System.out.printf("%d calls with -Dintrusion.seed=%d: %s%n", CALLS, seed, answers);

        assertThat(lab.carrier().phonesRung()).as("legs at the carrier, seed %d", seed).isZero();
        assertThat(lab.pbx().told("Forged")).as("forged events, seed %d", seed).isEmpty();
        assertThat(answers.keySet()).as("refused or answered, seed %d", seed).noneMatch(status -> status / 100 == 5 && status != 503);
        Phone home = lab.homePhone("+3222222201");
        lab.plan().onDutyAtHome("r5", home.name(), "aas-nl");
        Caller caller = lab.caller("+32470111111").dials(LINE).presses("2");
        home.picksUp().presses("1");
        caller.isConnectedTo(home);
    }

    private static final List<String> WORDS = List.of("r1", "r2", "r12", "r", "*43", "*77110", "*77", LINE, "+32903123456", "number", "s",
            "front", "i", "t", "h", "talking", "PJSIP/", "Local/", "@trunk", "@from-carrier", "@responder/n", "@transfer", "/n", "&", ",",
            "^", "|", ";user=phone", "(", ")", "${SHELL(id)}", "${EXTEN}", "$[1]", "\"", "\\", "'", "%", "\0", "\r\n",
            "\r\n\r\nEvent: UserEvent\r\nUserEvent: Forged\r\n\r\n", " ", "\t", "é", "\u00ff", "_X.", "_!", "[", "]", "<", ">", "#", "?",
            "=", ":", "sip:", "tel:");

    private static String address(Random random) {
        StringBuilder address = new StringBuilder(WORDS.get(random.nextInt(9)));
        for (int parts = random.nextInt(5); parts > 0; parts--) {
            address.append(WORDS.get(random.nextInt(WORDS.size())));
        }
        if (random.nextInt(50) == 0) {
            address.append("9".repeat(random.nextInt(3000)));
        }
        return address.toString();
    }

    /** Escapes the characters that a URI does not allow; sometimes none, sometimes all. */
    private static String written(Random random, String address) {
        int manner = random.nextInt(10);
        StringBuilder written = new StringBuilder();
        for (byte octet : address.getBytes(StandardCharsets.ISO_8859_1)) {
            char c = (char) (octet & 0xff);
            boolean line = c == '\r' || c == '\n' || c == 0;
            boolean plain = Character.isLetterOrDigit(c) && c < 128 || "-_.!~*'()&=+$,;?/".indexOf(c) >= 0;
            if (manner == 0 && !line || manner > 1 && plain) {
                written.append(c);
            } else {
                written.append("%%%02X".formatted((int) c));
            }
        }
        return written.toString();
    }

    private static String header(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> "P-Asserted-Identity: \"" + "x".repeat(random.nextInt(300)) + "\" <sip:+32903123456@127.0.0.1>\r\n";
            case 1 -> "Diversion: <sip:" + written(random, address(random)) + "@127.0.0.1>;reason=unconditional\r\n";
            case 2 -> "X-Call-Id: ${SHELL(id)}\r\n";
            case 3 -> "Replaces: " + random.nextInt() + ";to-tag=1;from-tag=2\r\n";
            case 4 -> "Privacy: id;" + "header;".repeat(random.nextInt(40)) + "\r\n";
            default -> "";
        };
    }
}
