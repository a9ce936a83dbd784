package org.permanence;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.permanence.pbx.Pbx;

/**
 * Which package may know which. A package of which nothing is said here fails the build: say it.
 * Everybody may know {@code problem}, and of the port {@code pbx} the identities and values. Not seen, because the compiler copies constants: the names of
 * roles in {@code account.Role}, which REST resources mention.
 */
class ArchitectureTest {

    private static final String ROOT = "org.permanence";
    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);

    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("database", Set.of()),
            Map.entry("problem", Set.of("database")),
            Map.entry("pbx", Set.of()),
            Map.entry("theme", Set.of()),
            Map.entry("call", Set.of("database", "pbx")),
            Map.entry("responder", Set.of("pbx")),
            Map.entry("line", Set.of("pbx")),
            // Shifts are made from the hours of lines.
            Map.entry("shift", Set.of("responder", "line", "pbx")),
            Map.entry("routing", Set.of("line", "shift", "responder", "pbx")),
            Map.entry("account", Set.of("database", "responder", "pbx")),
            // A screen ends with its session.
            Map.entry("live", Set.of("account")),
            // The numbers of the lines and of the directory are no caller's.
            Map.entry("record", Set.of("call", "responder", "account", "line", "directory", "theme", "pbx")),
            // A desk shows its owner's shift and the rest that a line gives, and has the PBX hold a softphone's credential before it answers with it.
            Map.entry("directory", Set.of("pbx")),
            // What the PBX says of members beside the calls that they are in; a coordinator ends a rest of somebody on duty.
            Map.entry("presence", Set.of("call", "responder", "pbx")),
            // Figures compare what happened with the shifts that were planned, on the clock of the lines.
            Map.entry("figure", Set.of("call", "database", "line", "responder", "shift", "pbx")),
            Map.entry("alert", Set.of("account", "database", "line", "presence", "responder", "shift", "pbx")),
            Map.entry("desk", Set.of("call", "directory", "presence", "record", "responder", "shift", "line", "routing", "account", "live", "pbx")),
            Map.entry("wallboard", Set.of("alert", "call", "database", "figure", "presence", "shift", "responder", "line", "account", "live", "pbx")),
            // Fills an empty installation through everybody's services.
            Map.entry("demonstration", Set.of("account", "call", "line", "pbx", "record", "responder", "routing", "shift")));

    static Stream<String> packages() {
        return CLASSES.stream().map(ArchitectureTest::feature).filter(name -> !name.isEmpty()).distinct().sorted();
    }

    /** The package below the root that a class is in: {@code pbx} for {@code org.permanence.pbx.asterisk}; empty for a class that is not below it. */
    private static String feature(JavaClass type) {
        String name = type.getPackageName();
        return !name.startsWith(ROOT + ".") ? "" : name.substring(ROOT.length() + 1).split("\\.")[0];
    }

    @Test
    void theRulesLookAtRealClasses() {
        assertThat(packages()).contains("account", "call", "line", "pbx", "problem", "responder", "routing", "shift");
        assertThat(CLASSES.stream().filter(type -> type.getPackageName().startsWith(ROOT + ".routing"))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream()).map(dependency -> feature(dependency.getTargetClass().getBaseComponentType()))
                .filter(MAY_KNOW::containsKey)).as("what routing is seen to know").contains("line", "shift", "responder", "pbx");
    }

    @ParameterizedTest
    @MethodSource("packages")
    void knowsOnlyWhatItMay(String name) {
        assertThat(MAY_KNOW).as("a package that the design knows").containsKey(name);
        TreeSet<String> others = CLASSES.stream().filter(type -> feature(type).equals(name))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> feature(dependency.getTargetClass().getBaseComponentType()))
                .filter(known -> !known.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        others.removeAll(List.of(name, "problem"));
        assertThat(MAY_KNOW.get(name)).as("what %s may know", name).containsAll(others);
    }

    @Test
    void thereAreNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyOnePackageKnowsAsterisk() {
        DescribedPredicate<JavaClass> asterisk = resideInAPackage("org.asteriskjava..");
        noClasses().that().resideOutsideOfPackage(ROOT + ".pbx.asterisk..").should().dependOnClassesThat(asterisk).check(CLASSES);
        EvaluationResult there = noClasses().that().resideInAPackage(ROOT + ".pbx.asterisk..").should().dependOnClassesThat(asterisk).evaluate(CLASSES);
        assertThat(there.hasViolation()).as("the rule would see it").isTrue();
    }

    @Test
    void thePortKnowsNothingOfAsterisk() {
        noClasses().that().resideInAPackage(ROOT + ".pbx").should().dependOnClassesThat().resideInAPackage(ROOT + ".pbx.asterisk..").check(CLASSES);
        noClasses().that().resideOutsideOfPackage(ROOT + ".pbx..").should().dependOnClassesThat().resideInAPackage(ROOT + ".pbx.asterisk..").check(CLASSES);
    }

    /** Facts run one way and plans the other: who keeps records or people does not command the PBX. */
    @ParameterizedTest
    @MethodSource("silent")
    void commandsNothingAtThePbx(String name) {
        noClasses().that().resideInAPackage(ROOT + "." + name + "..").should().dependOnClassesThat().areAssignableTo(Pbx.class)
                .allowEmptyShould(true).check(CLASSES);
    }

    static List<String> silent() {
        return List.of("account", "alert", "call", "database", "figure", "line", "record", "responder", "shift");
    }

    /** What a caller said cannot reach a wall screen, nor decide who is rung. */
    @ParameterizedTest
    @MethodSource("withoutRecords")
    void neverSeesRecords(String name) {
        noClasses().that().resideInAPackage(ROOT + "." + name + "..").should().dependOnClassesThat().resideInAPackage(ROOT + ".record..")
                .allowEmptyShould(true).check(CLASSES);
    }

    static List<String> withoutRecords() {
        return List.of("alert", "call", "database", "figure", "routing", "wallboard", "shift", "line", "responder");
    }

    @Test
    void nothingDependsOnAScreen() {
        noClasses().that().resideOutsideOfPackages(ROOT + ".desk..", ROOT + ".wallboard..")
                .should().dependOnClassesThat().resideInAnyPackage(ROOT + ".desk..", ROOT + ".wallboard..").check(CLASSES);
    }
}
