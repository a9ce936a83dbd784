package org.permanence.record;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.permanence.directory.DirectoryService;
import org.permanence.line.LineService;

/** Numbers that are never a caller's: those of the lines and of the directory. Read at most once a second. */
@ApplicationScoped
class PublicNumbers implements Predicate<String> {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private final LineService lines;
    private final DirectoryService directory;
    private final LoadingCache<Boolean, Set<String>> known =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(1)).build(_ -> read());

    PublicNumbers(LineService lines, DirectoryService directory) {
        this.lines = lines;
        this.directory = directory;
    }

    /** @param number in E.164 */
    @Override
    public boolean test(String number) {
        return known.get(true).contains(number);
    }

    private Set<String> read() {
        Stream<String> ours = lines.all().stream().map(LineService.Timetable::line)
                .flatMap(line -> Stream.concat(line.numbers().stream(), Stream.of(line.presented())))
                .flatMap(number -> international(number).stream());
        return Stream.concat(ours, directory.numbers().stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> international(String number) {
        try {
            return Optional.of(NUMBERS.format(NUMBERS.parse(number, "BE"), PhoneNumberFormat.E164));
        } catch (NumberParseException _) {
            return Optional.empty();
        }
    }
}
