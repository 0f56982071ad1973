package trips.pipeline;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;

/** Sends an e-mail when a run has failed. */
final class EmailAlert implements Alert {

  private static final String LONGEST_MILLIS = "10000";

  private final EmailServer server;

  EmailAlert(EmailServer server) {
    this.server = server;
  }

  @Override
  public void send(AlertMessage message) {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    // Jakarta Mail finds its transports by the thread's class loader, which may be a cell's.
    Thread.currentThread().setContextClassLoader(EmailAlert.class.getClassLoader());
    try {
      Transport.send(mail(message));
    } catch (MessagingException e) {
      throw new IllegalStateException(
          "the e-mail could not be sent by "
              + server.host()
              + ":"
              + server.port()
              + ": "
              + e.getMessage(),
          e);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private MimeMessage mail(AlertMessage message) throws MessagingException {
    MimeMessage mail = new MimeMessage(session());
    mail.setFrom(new InternetAddress(server.from()));
    for (String receiver : server.to()) {
      mail.addRecipient(Message.RecipientType.TO, new InternetAddress(receiver));
    }
    String utf8 = StandardCharsets.UTF_8.name();
    mail.setSubject(message.title(), utf8);
    mail.setSentDate(new Date());
    mail.setText(message.text(), utf8);
    return mail;
  }

  private Session session() {
    Properties settings = new Properties();
    settings.setProperty("mail.smtp.host", server.host());
    settings.setProperty("mail.smtp.port", String.valueOf(server.port()));
    settings.setProperty("mail.smtp.connectiontimeout", LONGEST_MILLIS);
    settings.setProperty("mail.smtp.timeout", LONGEST_MILLIS);
    settings.setProperty("mail.smtp.writetimeout", LONGEST_MILLIS);
    settings.setProperty("mail.smtp.starttls.enable", String.valueOf(server.startTls()));
    settings.setProperty("mail.smtp.starttls.required", String.valueOf(server.startTls()));
    settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    // Else the greeting would hold this machine's name.
    settings.setProperty("mail.smtp.localhost", "localhost");
    if (server.user() == null) {
      return Session.getInstance(settings);
    }
    settings.setProperty("mail.smtp.auth", "true");
    return Session.getInstance(
        settings,
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(server.user(), server.password());
          }
        });
  }
}
