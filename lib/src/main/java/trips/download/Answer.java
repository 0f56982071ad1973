package trips.download;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reply of the host, its body still on the way (RFC 9110: status 15, ranges 14, fields 10). */
final class Answer implements AutoCloseable {

  /** What a reply means to somebody who wants a file. */
  enum Kind {
    /** The file follows from its first byte. */
    WHOLE,
    /** A range follows. */
    RANGE,
    /** There is no such file. */
    MISSING,
    /** The range or the version that was asked for is no more. */
    STALE,
    /** It may go better later. */
    BUSY,
    /** It would go the same way again. */
    REFUSED
  }

  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

  private final HttpResponse<Body> response;
  private final URI asked;

  private Answer(HttpResponse<Body> response, URI asked) {
    this.response = response;
    this.asked = asked;
  }

  /**
   * Asks and waits for status and headers.
   *
   * @throws BrokenOff if none come in time, or the host cannot be reached
   */
  static Answer await(HttpClient client, HttpRequest request, Duration patience)
      throws BrokenOff, InterruptedException {
    CompletableFuture<HttpResponse<Body>> reply = client.sendAsync(request, any -> new Body());
    boolean taken = false;
    try {
      Answer answer =
          new Answer(reply.get(patience.toNanos(), TimeUnit.NANOSECONDS), request.uri());
      taken = true;
      return answer;
    } catch (ExecutionException e) {
      throw NetworkTrouble.of(e.getCause());
    } catch (TimeoutException e) {
      throw new BrokenOff("it has not answered for " + patience.toSeconds() + " s", e);
    } finally {
      if (!taken) {
        reply.cancel(true);
        // A reply that came at this very moment must not keep its connection.
        reply.thenAccept(late -> late.body().close());
      }
    }
  }

  /** Returns the status code. */
  int status() {
    return response.statusCode();
  }

  /** Returns what the status means. */
  Kind kind() {
    return switch (status()) {
      case 200 -> Kind.WHOLE;
      case 206 -> Kind.RANGE;
      // TLC's host answers 403 for what is not there, because its folder may not be listed.
      case 403, 404, 410 -> Kind.MISSING;
      case 412, 416 -> Kind.STALE;
      case 408, 425, 429, 500, 502, 503, 504 -> Kind.BUSY;
      default -> Kind.REFUSED;
    };
  }

  /** Returns the bytes that follow. */
  Body body() {
    return response.body();
  }

  /** Returns how the bytes are packed, for example {@code gzip}; empty if they are as they are. */
  Optional<String> encoding() {
    return headers().firstValue("Content-Encoding").filter(name -> !name.equals("identity"));
  }

  /** Returns the version that the reply is of; empty if it does not say how long the file is. */
  Optional<Stamp> stamp() {
    OptionalLong length =
        kind() == Kind.RANGE
            ? range().map(found -> OptionalLong.of(found.total())).orElse(OptionalLong.empty())
            : headers().firstValueAsLong("Content-Length");
    return length.isPresent()
        ? Optional.of(Stamp.of(asked, headers(), length.getAsLong()))
        : Optional.empty();
  }

  /** Returns whether the reply is the rest of a version of the file. */
  boolean isRest(Stamp of, long from) {
    return range().equals(Optional.of(new Range(from, of.length() - 1, of.length())));
  }

  /** Returns how long the host asks to wait, zero if it does not. */
  Duration retryAfter(Clock clock) {
    String text = headers().firstValue("Retry-After").orElse("0").strip();
    try {
      Duration wait =
          text.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(text))
              : Duration.between(
                  clock.instant(),
                  ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }

  /** Lets go of the connection. */
  @Override
  public void close() {
    body().close();
  }

  /** The first and the last byte that follow, and the bytes of the whole file. */
  private record Range(long first, long last, long total) {}

  private Optional<Range> range() {
    return headers()
        .firstValue("Content-Range")
        .map(CONTENT_RANGE::matcher)
        .filter(Matcher::matches)
        .map(found -> new Range(number(found, 1), number(found, 2), number(found, 3)));
  }

  private static long number(Matcher found, int group) {
    return Long.parseLong(found.group(group));
  }

  private HttpHeaders headers() {
    return response.headers();
  }
}
