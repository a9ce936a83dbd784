package org.permanence.lab;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A real mail server on loopback, and everybody's mailbox. It can be away for a while. */
public final class Mailbox implements AutoCloseable {

    /** A mail that came in. */
    public record Mail(String to, String subject, String text) {}

    private final ServerSetup setup = new ServerSetup(Ports.tcp(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    private GreenMail server = started();
    private final List<Mail> before = new ArrayList<>();

    private GreenMail started() {
        GreenMail mail = new GreenMail(setup);
        mail.start();
        return mail;
    }

    int port() {
        return setup.getPort();
    }

    /** Nobody answers at its port any more. What came in is kept. */
    public synchronized void goesAway() {
        before.addAll(in(server));
        server.stop();
        server = null;
    }

    public synchronized void comesBack() {
        if (server == null) {
            server = started();
        }
    }

    /** Everything that ever came in, oldest first. */
    public synchronized List<Mail> mails() {
        List<Mail> all = new ArrayList<>(before);
        if (server != null) {
            all.addAll(in(server));
        }
        return all;
    }

    private static List<Mail> in(GreenMail server) {
        List<Mail> mails = new ArrayList<>();
        for (Message message : server.getReceivedMessages()) {
            try {
                mails.add(new Mail(message.getAllRecipients()[0].toString(), message.getSubject(), message.getContent().toString()));
            } catch (MessagingException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return mails;
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.stop();
        }
    }
}
