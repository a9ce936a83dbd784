package org.permanence.account;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Mails to the owner of one account. Blocking, for some seconds at most: somebody waits for the answer, and sends it again when it says no.
 */
@ApplicationScoped
class AccountMails {

    private static final Logger LOG = Logger.getLogger(AccountMails.class);
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private final ReactiveMailer mailer;

    AccountMails(ReactiveMailer mailer) {
        this.mailer = mailer;
    }

    /** @param address never written to a log @return false when the mail server has not taken it */
    boolean send(String address, AccountWords.Text text) {
        try {
            mailer.send(Mail.withText(address, text.subject(), text.body())).await().atMost(LONGEST);
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("A mail to the owner of an account could not be sent; check the server in MAIL_HOST: %s",
                    e.getClass().getSimpleName());
            return false;
        }
    }
}
