package ijava.kernel;

import ijava.eval.CellOutput;
import ijava.eval.CellScope;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Takes what is printed and gives it to the cell that the printing thread works for; before the
 * first cell, to the kernel's own stream.
 *
 * <p>The bytes are UTF-8 whatever the locale. A character may be divided between two writes: {@link
 * PrintStream} hands over full buffers, and holds its lock until the rest has followed.
 */
final class RoutedStream extends OutputStream {

  private final CellOutput.Stream stream;
  private final PrintStream beforeCells;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final ByteBuffer undecoded = ByteBuffer.allocate(8);

  private RoutedStream(CellOutput.Stream stream, PrintStream beforeCells) {
    this.stream = stream;
    this.beforeCells = beforeCells;
  }

  /** Makes {@link System#out} and {@link System#err} go to the cells. */
  static void install() {
    System.setOut(routed(CellOutput.Stream.STDOUT, System.out));
    System.setErr(routed(CellOutput.Stream.STDERR, System.err));
  }

  private static PrintStream routed(CellOutput.Stream stream, PrintStream beforeCells) {
    return new PrintStream(new RoutedStream(stream, beforeCells), false, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    CellScope scope = CellScope.current();
    if (scope == null) {
      beforeCells.write(bytes, offset, length);
      beforeCells.flush();
      return;
    }
    String text = decode(bytes, offset, length);
    if (!text.isEmpty()) {
      scope.output().print(stream, text);
    }
  }

  private String decode(byte[] bytes, int offset, int length) {
    ByteBuffer in = ByteBuffer.allocate(undecoded.position() + length);
    in.put(undecoded.flip()).put(bytes, offset, length).flip();
    undecoded.clear();
    CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
    decoder.decode(in, out, false);
    undecoded.put(in);
    return out.flip().toString();
  }
}
