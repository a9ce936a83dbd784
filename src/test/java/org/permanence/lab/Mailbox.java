package org.permanence.lab;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /** Waits for a mail to this address and reads the link in the last one. @return its path, with what stands behind the # */
    public String linkFor(String address) {
        Pattern link = Pattern.compile("https?://[^/\\s]+(/\\S+)");
        Wait.until("a link comes to " + address, () -> mailsTo(address).stream().anyMatch(mail -> link.matcher(mail.text()).find()));
        Matcher found = link.matcher(mailsTo(address).getLast().text());
        found.find();
        return found.group(1);
    }

    public List<Mail> mailsTo(String address) {
        return mails().stream().filter(mail -> mail.to().equals(address)).toList();
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
