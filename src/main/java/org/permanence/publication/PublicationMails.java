package org.permanence.publication;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.permanence.account.AccountService;
import org.permanence.account.AccountStatus;
import org.permanence.account.PublicAddress;
import org.permanence.database.Locked;
import org.permanence.line.LineService;
import org.permanence.pbx.Language;
import org.permanence.pbx.LineCode;

/**
 * Tells people by mail what a published week changes for them, each in their language. What must be sent stands in the database, so that a
 * restart loses no mail; a refused one is tried again with back-off for two days. In the worst case (the mail server accepted it, and this
 * was not written down) a mail is sent twice.
 */
@ApplicationScoped
class PublicationMails {

    private static final Logger LOG = Logger.getLogger(PublicationMails.class);
    static final Duration GIVEN_UP_AFTER = Duration.ofDays(2);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    /** A mail server answers within a second or two; one that accepts the connection and stays silent is away. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int IN_ONE_GO = 100;
    /** The setting MAIL_HOST of a line that sends no mail. */
    private static final String NO_MAIL = "none";

    private final EntityManager entities;
    private final PublicationService publications;
    private final AccountService accounts;
    private final LineService lines;
    private final ReactiveMailer mailer;
    private final Clock clock;
    private final PublicAddress address;
    private final boolean mailed;

    PublicationMails(EntityManager entities, PublicationService publications, AccountService accounts, LineService lines,
            ReactiveMailer mailer, Clock clock, PublicAddress address,
            @ConfigProperty(name = "quarkus.mailer.host", defaultValue = "localhost") String mailHost) {
        this.entities = entities;
        this.publications = publications;
        this.accounts = accounts;
        this.lines = lines;
        this.mailer = mailer;
        this.clock = clock;
        this.address = address;
        this.mailed = !mailHost.equals(NO_MAIL);
    }

    private record Letter(Notice.Key of, String address, PublicationWords.Text text) {}

    /** Sends what is due, one mail after the other; at the first that the server does not take, the others wait for the next round. */
    @Scheduled(every = "{permanence.publication.mail}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void send() {
        for (Letter letter : QuarkusTransaction.requiringNew().call(this::due)) {
            boolean taken = post(letter);
            QuarkusTransaction.requiringNew().run(() -> tried(letter.of, taken));
            if (!taken) {
                return;
            }
        }
    }

    /** Who has no account yet is looked at again later. */
    private List<Letter> due() {
        Instant now = clock.instant();
        // Of one week, an older version never comes after a newer one.
        List<Notice> notices = entities.createQuery("""
                select n from publication_notice n join publication p on p.id = n.key.publicationId
                where n.nextTryAt <= ?1 and not exists (
                    select 1 from publication_notice o join publication q on q.id = o.key.publicationId
                    where o.key.responderId = n.key.responderId and o.nextTryAt is not null
                      and q.lineCode = p.lineCode and q.week = p.week and q.number < p.number)
                order by n.nextTryAt""", Notice.class)
                .setParameter(1, now).setMaxResults(IN_ONE_GO).getResultList();
        Map<Long, AccountStatus> owners = accounts.ofResponders(notices.stream().map(notice -> notice.key.responderId()).toList());
        List<Letter> letters = new ArrayList<>();
        for (Notice notice : notices) {
            Publication version = entities.find(Publication.class, notice.key.publicationId());
            Optional<AccountStatus> owner = Optional.ofNullable(owners.get(notice.key.responderId())).filter(AccountStatus::active);
            if (!mailed) {
                notice.nextTryAt = null;
            } else if (owner.isPresent()) {
                letters.add(new Letter(notice.key, owner.get().email(), text(version, owner.get())));
            } else {
                notice.nextTryAt = next(version.publishedAt, now.plus(LONGEST_PAUSE));
            }
        }
        return letters;
    }

    private PublicationWords.Text text(Publication version, AccountStatus owner) {
        Language language = Language.of(owner.language());
        String line = lines.timetable(new LineCode(version.lineCode)).line().names().in(language);
        return PublicationWords.published(owner.name(), line, version.week, version.number,
                publications.changeOf(version, owner.responderId()), publications.allOf(version, owner.responderId()),
                address.of("/#/roster?week=" + version.week), language);
    }

    private boolean post(Letter letter) {
        try {
            mailer.send(Mail.withText(letter.address, letter.text.subject(), letter.text.body())).await().atMost(PATIENCE);
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("A mail about the roster could not be sent; check the server in MAIL_HOST: %s", e.getClass().getSimpleName());
            return false;
        }
    }

    private void tried(Notice.Key key, boolean taken) {
        Notice notice = Locked.find(entities, Notice.class, key).orElseThrow();
        notice.tries++;
        if (taken) {
            notice.mailedAt = clock.instant();
            notice.nextTryAt = null;
        } else {
            Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(notice.tries - 1, 6));
            notice.nextTryAt = next(entities.find(Publication.class, key.publicationId()).publishedAt,
                    clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
        }
    }

    /** Null: given up. */
    private static Instant next(Instant publishedAt, Instant wanted) {
        return wanted.isAfter(publishedAt.plus(GIVEN_UP_AFTER)) ? null : wanted;
    }
}
