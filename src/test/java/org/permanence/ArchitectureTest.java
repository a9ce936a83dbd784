package org.permanence;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.LockMode;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Immutable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.permanence.call.CallChanged;
import org.permanence.call.CallChanging;
import org.permanence.call.CallHeard;
import org.permanence.call.CallWritten;
import org.permanence.pbx.CallControl;
import org.permanence.pbx.Pbx;
import org.permanence.pbx.PhoneNumber;
import org.permanence.pbx.Reach;
import org.permanence.problem.Problem;
import org.permanence.problem.Refusal;

/**
 * Which package may depend on which, and the few that may see records, send orders to the PBX and hold a telephone number. All of these are
 * lists of permissions: a package on no list may do nothing, and an unused permission fails too, so that the lists match the code. One
 * dependency is invisible, because the compiler inlines constants: the names of roles in {@code account.Role}, which REST resources use.
 */
class ArchitectureTest {

    private static final String ROOT = "org.permanence";
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path ASTERISK = SOURCES.resolve("org/permanence/pbx/asterisk");
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);

    /**
     * Every package, with the packages that it may depend on. All may also depend on {@code problem}, and on the identities and values of
     * the port {@code pbx}.
     */
    private static final Map<String, Set<String>> KNOWS = Map.ofEntries(
            Map.entry("database", Set.of()),
            Map.entry("problem", Set.of("database")),
            Map.entry("pbx", Set.of()),
            // Lists of themes and communes, with no content of a call; valid on dates in the time zone of the lines.
            Map.entry("theme", Set.of("database", "line")),
            Map.entry("call", Set.of("database", "pbx")),
            Map.entry("responder", Set.of("database", "pbx")),
            Map.entry("line", Set.of("database", "pbx")),
            Map.entry("directory", Set.of("database", "pbx")),
            Map.entry("account", Set.of("database", "pbx")),
            // Shifts are generated from the opening hours of lines; coordinators see more of them than responders.
            // What people offer for the shifts of their lines; their own, and for coordinators everybody's.
            Map.entry("planning", Set.of("account", "database", "line", "pbx", "responder", "shift")),
            Map.entry("shift", Set.of("account", "database", "responder", "line", "pbx")),
            // A calendar of one's own shifts, in the time zone of the lines and the language of the account.
            Map.entry("calendar", Set.of("account", "database", "line", "pbx", "shift")),
            // What people are told of the roster, by mails to their accounts.
            Map.entry("publication", Set.of("account", "database", "line", "pbx", "responder", "shift")),
            Map.entry("routing", Set.of("line", "shift", "responder", "pbx")),
            // A live screen ends with its session.
            Map.entry("live", Set.of("account", "database")),
            // The PBX's signals about members, beside their calls; and the coordinator's action that ends the rest of a responder on duty.
            Map.entry("presence", Set.of("call", "responder", "pbx")),
            // Figures compare the calls with the planned shifts, in the time zone of the lines.
            Map.entry("figure", Set.of("call", "database", "line", "responder", "shift", "pbx")),
            Map.entry("alert", Set.of("account", "database", "line", "presence", "responder", "shift", "pbx")),
            // The numbers of the lines and of the directory are no caller's: they may stand in a record's text.
            Map.entry("record", Set.of("call", "database", "responder", "account", "line", "directory", "theme", "pbx")),
            // A person, their account and their shifts change together; nobody leaves while a caller is on their line (presence).
            Map.entry("people", Set.of("account", "line", "presence", "responder", "shift", "pbx")),
            // A desk shows its owner's shift and the rest that a line gives; before it answers with a softphone's credential it has the PBX
            // hold that (routing).
            // What a line needs is spread over all of them; the last call may be the first.
            Map.entry("setup", Set.of("account", "call", "line", "presence", "responder", "pbx")),
            Map.entry("desk",
                    Set.of("call", "database", "directory", "presence", "record", "responder", "shift", "line", "routing", "account",
                            "live", "pbx")),
            Map.entry("wallboard",
                    Set.of("alert", "call", "database", "figure", "presence", "shift", "responder", "line", "account", "live", "pbx")));

    /** A caller's words cannot reach a wall screen, or decide which responder is rung. */
    private static final Set<String> SEE_RECORDS = Set.of("desk");

    /** Facts flow one way and orders the other: each method of the port, and the packages that call it. */
    private static final Map<String, Set<String>> ORDER_THE_PBX = Map.of(
            "routing", Set.of("Pbx.reconcile", "Pbx.waiting"),
            "setup", Set.of("Pbx.trunk"),
            // A home number is verified by a call.
            "responder", Set.of("Pbx.speakCode"),
            // Asks whether it is there and how late its facts are; a coordinator ends a rest.
            "presence", Set.of("Pbx.connected", "Pbx.catchUp", "CallControl.endRest"),
            "desk",
            Set.of("CallControl.hold", "CallControl.resume", "CallControl.bringIn", "CallControl.sendAway", "CallControl.leaveAsThird",
                    "CallControl.transfer", "CallControl.give", "CallControl.leaveToThird", "CallControl.mute", "CallControl.keypad",
                    "CallControl.hangUp",
                    "CallControl.regain", "CallControl.endRest", "CallControl.restUntil"));

    /**
     * No caller's number leaves {@code pbx.asterisk}, so no package is in this list because of one. A responder's home number stays in
     * {@code responder}; the directory has the numbers of services; a desk accepts a typed number to bring a third person into a call.
     */
    private static final Set<String> HOLD_NUMBERS = Set.of("responder", "directory", "desk");

    /** Leaves {@code responder} as a {@link Reach} that does not show it, for the plan. */
    private static final Set<String> HOLD_HOME_NUMBERS = Set.of("responder");

    /** {@code pbx} reads them; {@code record} marks what looks like one in a text. */
    private static final Set<String> READ_NUMBERS = Set.of("record");

    /** Beside every {@code *Rule} and every class of which its own comment says that it is pure. */
    private static final Set<String> PURE = Set.of("CallState", "RingState", "Room", "Part", "FactDetail", "RoomJson", "DeskCall",
            "Completeness", "PersonalData", "AlertBook", "Day");

    private static final Pattern CALLED_PURE = Pattern.compile("\\bPure\\b|\\bA pure value\\b");

    private static final Pattern FOR_UPDATE = Pattern.compile("\\bfor\\s+(no\\s+key\\s+)?(update|share)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENT = Pattern.compile("/\\*(?:(?!\\*/).)*\\*/|//[^\n]*", Pattern.DOTALL);

    static Stream<String> packages() {
        return CLASSES.stream().map(ArchitectureTest::feature).filter(name -> !name.isEmpty()).distinct().sorted();
    }

    /**
     * The package below the root that a class is in: {@code pbx} for {@code org.permanence.pbx.asterisk}; empty for a class that is not
     * below it.
     */
    private static String feature(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return !name.startsWith(ROOT + ".") ? "" : name.substring(ROOT.length() + 1).split("\\.")[0];
    }

    /** @return the packages outside {@code home} with a class that has a class of this kind in hand */
    private static Set<String> holders(String home, Predicate<JavaClass> kind) {
        return CLASSES.stream().filter(type -> !feature(type).equals(home)).filter(type -> inHand(type).anyMatch(kind))
                .map(ArchitectureTest::feature).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The direct dependencies, and the types that it only passes on: parameters and results of the methods that it calls. */
    private static Stream<JavaClass> inHand(JavaClass type) {
        return Stream.concat(type.getDirectDependenciesFromSelf().stream().map(Dependency::getTargetClass),
                type.getAccessesFromSelf().stream().map(JavaAccess::getTarget).filter(CodeUnitAccessTarget.class::isInstance)
                        .map(CodeUnitAccessTarget.class::cast)
                        .flatMap(called -> Stream.concat(called.getRawParameterTypes().stream(), Stream.of(called.getRawReturnType()))));
    }

    // ---- the map

    @Test
    void everyPackageIsOnTheMapAndEveryNameOnItIsAPackage() {
        assertThat(packages()).containsExactlyInAnyOrderElementsOf(KNOWS.keySet());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void knowsWhatTheMapSays(String name) {
        Set<String> others = CLASSES.stream().filter(type -> feature(type).equals(name))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> feature(dependency.getTargetClass()))
                .filter(known -> !known.isEmpty() && !known.equals(name) && !known.equals("problem"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(others).as("what %s knows", name).isEqualTo(KNOWS.get(name));
    }

    @Test
    void thereAreNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingDependsOnAScreen() {
        noClasses().that().resideOutsideOfPackages(ROOT + ".desk..", ROOT + ".wallboard..")
                .should().dependOnClassesThat().resideInAnyPackage(ROOT + ".desk..", ROOT + ".wallboard..").check(CLASSES);
    }

    /** Its text would stand in English on every screen; a {@link Refusal} has words in each language. */
    @Test
    void nobodyRefusesWithASentence() {
        List<String> sentences = CLASSES.stream().filter(type -> !feature(type).equals("problem"))
                .flatMap(type -> type.getConstructorCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isAssignableTo(WebApplicationException.class)
                        && call.getTarget().getRawParameterTypes().stream().anyMatch(parameter -> parameter.isEquivalentTo(String.class)))
                .map(JavaAccess::getDescription).toList();
        assertThat(sentences).isEmpty();
        assertThat(Arrays.stream(Problem.class.getDeclaredConstructors()).filter(made -> !Modifier.isPrivate(made.getModifiers())))
                .allSatisfy(made -> assertThat(made.getParameterTypes()).containsExactly(Refusal.class));
    }

    /** {@code database.Locked} reads a row anew under its lock. A row that is written whole writes back what somebody else has changed. */
    @Test
    void rowsAreLockedInOneWayAndOnlyWhatChangedIsWritten() {
        DescribedPredicate<JavaClass> lock = assignableTo(LockModeType.class).or(assignableTo(LockMode.class));
        noClasses().that().resideOutsideOfPackage(ROOT + ".database..").should().dependOnClassesThat(lock).check(CLASSES);
        assertThat(noClasses().should().dependOnClassesThat(lock).evaluate(CLASSES).hasViolation()).as("the rule would see it").isTrue();
        assertThat(sources().filter(file -> FOR_UPDATE.matcher(COMMENT.matcher(read(file)).replaceAll("")).find())).isEmpty();
        assertThat(FOR_UPDATE.matcher("select 1 from line for no key\n  update").find()).as("the rule would see it").isTrue();

        List<JavaClass> entities = CLASSES.stream().filter(type -> type.isAnnotatedWith(Entity.class)).toList();
        assertThat(entities).extracting(JavaClass::getSimpleName).contains("Account", "CallRecord", "LineEntity");
        assertThat(entities).allMatch(type -> type.isAnnotatedWith(Immutable.class) || type.isAnnotatedWith(DynamicUpdate.class));
    }

    /** The observers of a call are listed in one place: the comment of the event that they observe. */
    @ParameterizedTest
    @ValueSource(classes = {CallChanging.class, CallHeard.class, CallHeard.InVain.class, CallChanged.class, CallWritten.class})
    void whoHearsOfACallIsNamed(Class<?> news) {
        Set<String> hearers = CLASSES.stream().flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getParameters().stream()
                        .anyMatch(p -> p.isAnnotatedWith(Observes.class) && p.getRawType().isEquivalentTo(news)))
                .map(method -> method.getOwner().getSimpleName()).collect(Collectors.toSet());
        String source = read(SOURCES.resolve(news.getName().replace('.', '/').replaceAll("\\$.*", "") + ".java"));
        Matcher comment = Pattern
                .compile("/\\*\\*(?:(?!\\*/).)*\\*/\\s+public (?:final )?(?:class|record) " + news.getSimpleName() + "\\b", Pattern.DOTALL)
                .matcher(source);
        assertThat(comment.find()).as("the comment of %s", news).isTrue();
        assertThat(Pattern.compile("\\{@code (\\w+)}").matcher(comment.group()).results().map(match -> match.group(1))).isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(hearers);
    }

    // ---- the port

    @Test
    void onlyOnePackageKnowsAsterisk() {
        DescribedPredicate<JavaClass> asterisk = resideInAPackage("org.asteriskjava..");
        noClasses().that().resideOutsideOfPackage(ROOT + ".pbx.asterisk..").should().dependOnClassesThat(asterisk).check(CLASSES);
        EvaluationResult there =
                noClasses().that().resideInAPackage(ROOT + ".pbx.asterisk..").should().dependOnClassesThat(asterisk).evaluate(CLASSES);
        assertThat(there.hasViolation()).as("the rule would see it").isTrue();
    }

    @Test
    void thePortKnowsNothingOfAsterisk() {
        noClasses().that().resideInAPackage(ROOT + ".pbx").should().dependOnClassesThat().resideInAPackage(ROOT + ".pbx.asterisk..")
                .check(CLASSES);
        noClasses().that().resideOutsideOfPackage(ROOT + ".pbx..").should().dependOnClassesThat().resideInAPackage(ROOT + ".pbx.asterisk..")
                .check(CLASSES);
    }

    /** A channel's name is Asterisk's word: {@code Local/r12@responder}, {@code PJSIP/desk-101}. */
    @Test
    void onlyOnePackageSpellsChannels() {
        Pattern channel = Pattern.compile("\\b(Local|PJSIP)/");
        assertThat(sources().filter(file -> channel.matcher(read(file)).find())).as("files that spell a channel").isNotEmpty()
                .allMatch(file -> file.startsWith(ASTERISK));
    }

    /** Each event sent to the manager account costs the PBX a copy. */
    @Test
    void everyEventThatThePbxTellsIsRead() {
        Set<String> told = Pattern.compile("^eventfilter\\(action\\(include\\),name\\((\\w+)\\)", Pattern.MULTILINE)
                .matcher(read(Path.of("asterisk-config/etc/manager.conf"))).results().map(match -> match.group(1))
                .collect(Collectors.toSet());
        String reading = sources().filter(file -> file.startsWith(ASTERISK)).map(ArchitectureTest::read).collect(Collectors.joining());
        assertThat(told).contains("AgentConnect", "UserEvent")
                .allMatch(event -> Pattern.compile("\\b" + event + "(Event)?\\b").matcher(reading).find());
    }

    // ---- privacy by default

    @Test
    void onlyAFewSeeRecords() {
        assertThat(holders("record", type -> feature(type).equals("record"))).isEqualTo(SEE_RECORDS);
    }

    @Test
    void onlyAFewOrderThePbxAbout() {
        Map<String, Set<String>> orders = CLASSES.stream().filter(type -> !feature(type).equals("pbx"))
                .flatMap(type -> type.getAccessesFromSelf().stream()).filter(access -> isPort(access.getTargetOwner()))
                .collect(Collectors.groupingBy(access -> feature(access.getOriginOwner()),
                        Collectors.mapping(access -> access.getTargetOwner().getSimpleName() + "." + access.getName(),
                                Collectors.toSet())));
        assertThat(orders).isEqualTo(ORDER_THE_PBX);
        assertThat(holders("pbx", ArchitectureTest::isPort)).as("who has the port in hand").isEqualTo(ORDER_THE_PBX.keySet());

        Set<String> all = Stream.of(Pbx.class, CallControl.class).flatMap(port -> CLASSES.get(port).getMethods().stream())
                .map(order -> order.getOwner().getSimpleName() + "." + order.getName()).collect(Collectors.toSet());
        assertThat(orders.values().stream().flatMap(Set::stream).collect(Collectors.toSet())).as("every order that the port takes is given")
                .isEqualTo(all);
    }

    private static boolean isPort(JavaClass type) {
        return type.isEquivalentTo(Pbx.class) || type.isEquivalentTo(CallControl.class);
    }

    @Test
    void onlyAFewHoldNumbers() {
        assertThat(holders("pbx", type -> type.isEquivalentTo(PhoneNumber.class))).isEqualTo(HOLD_NUMBERS);
        assertThat(holders("pbx", type -> type.isEquivalentTo(Reach.HomePhone.class))).isEqualTo(HOLD_HOME_NUMBERS);
        assertThat(holders("pbx", type -> type.getPackageName().startsWith("com.google.i18n.phonenumbers"))).isEqualTo(READ_NUMBERS);
    }

    // ---- pure classes

    private static final Set<String> IMPURE_PACKAGES =
            Set.of("jakarta.enterprise.", "jakarta.inject.", "jakarta.persistence.", "jakarta.transaction.", "jakarta.ws.rs.",
                    "io.quarkus.", "org.hibernate.", "org.eclipse.microprofile.config.", "java.sql.", "javax.sql.", "java.io.",
                    "java.nio.file.", "java.net.", "java.util.concurrent.", "java.util.logging.", "org.jboss.logging.", "org.slf4j.");

    private static final Set<String> IMPURE_CLASSES = Set.of("java.time.Clock", "java.util.Random", "java.lang.Thread");

    private static final Set<String> IMPURE_CALLS =
            Set.of("now", "currentTimeMillis", "nanoTime", "random", "randomUUID", "getenv", "getProperty");

    /** The same input gives the same output: no bean, no database, no clock, no log. */
    @Test
    void whatIsCalledPureIsPure() {
        Set<String> names = pureNames();
        List<JavaClass> pure = CLASSES.stream().filter(type -> names.contains(outermost(type).getSimpleName())).toList();
        assertThat(pure).extracting(JavaClass::getSimpleName).as("classes that were found").containsAll(names);
        assertThat(names).as("what the rules look at").containsAll(PURE).contains("PlanRule", "RosterRule", "PresenceRule", "OpeningHours",
                "ShiftHorizon");

        assertThat(pure.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream()).filter(ArchitectureTest::isImpure)
                .map(Dependency::getDescription)).as("what a pure class may not know").isEmpty();
        assertThat(pure.stream().flatMap(type -> type.getAccessesFromSelf().stream()).filter(ArchitectureTest::isImpure)
                .map(JavaAccess::getDescription)).as("what a pure class may not call").isEmpty();
    }

    @Test
    void theRuleOfPurityWouldSeeIt() {
        List<JavaClass> impure =
                CLASSES.stream().filter(type -> type.getSimpleName().endsWith("Service") || type.getSimpleName().endsWith("Store")
                        || type.getSimpleName().equals("Rehearsal")).toList();
        assertThat(impure.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream()).filter(ArchitectureTest::isImpure)
                .map(dependency -> dependency.getTargetClass().getName()))
                .contains("java.time.Clock", "jakarta.enterprise.context.ApplicationScoped", "java.sql.Connection",
                        "org.jboss.logging.Logger");
        assertThat(impure.stream().flatMap(type -> type.getAccessesFromSelf().stream()).filter(ArchitectureTest::isImpure)
                .map(JavaAccess::getName))
                .contains("nanoTime", "randomUUID");
    }

    private static Set<String> pureNames() {
        Set<String> names = sources().filter(file -> CALLED_PURE.matcher(commentOfClass(file)).find()).map(ArchitectureTest::nameOf)
                .collect(Collectors.toCollection(TreeSet::new));
        CLASSES.stream().filter(type -> type.isTopLevelClass() && type.getSimpleName().endsWith("Rule")).map(JavaClass::getSimpleName)
                .forEach(names::add);
        names.addAll(PURE);
        return names;
    }

    private static boolean isImpure(Dependency dependency) {
        String name = dependency.getTargetClass().getBaseComponentType().getName();
        return IMPURE_CLASSES.contains(name) || IMPURE_PACKAGES.stream().anyMatch(name::startsWith);
    }

    private static boolean isImpure(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return access.getTarget() instanceof CodeUnitAccessTarget && owner.startsWith("java.") && IMPURE_CALLS.contains(access.getName());
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    // ---- sources

    private static Stream<Path> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first comment at the beginning of a line: those of nested types are indented. */
    private static String commentOfClass(Path file) {
        String source = read(file);
        int comment = source.indexOf("\n/**");
        return comment < 0 ? "" : source.substring(comment, source.indexOf("*/", comment));
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }
}
