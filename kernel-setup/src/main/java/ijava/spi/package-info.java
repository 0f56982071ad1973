/**
 * What a library may implement to be at home in the kernel: {@link ijava.spi.Renderer} shows its
 * values, {@link ijava.spi.LiveRenderer} those that go on changing, {@link ijava.spi.Magic} adds a
 * command, {@link ijava.spi.KernelExtension} follows the kernel's life and its cells, {@link
 * ijava.spi.ErrorExplainer} tells its errors in few words, {@link ijava.spi.TaskEngine} says where
 * closures of cells run, {@link ijava.spi.Comm} is a channel to the front end.
 *
 * <p>Extensions are found with {@link java.util.ServiceLoader}. This package depends on nothing but
 * the JDK.
 *
 * <p>An example, whole: a library that shows temperatures as HTML, adds {@code %celsius 98.6} and
 * counts cells. Its jar names the class in {@code META-INF/services/ijava.spi.KernelExtension}, and
 * lies on the class path that the kernel starts with.
 *
 * <pre>{@code
 * package weather;
 *
 * import ijava.spi.Cell;
 * import ijava.spi.KernelContext;
 * import ijava.spi.KernelExtension;
 * import ijava.spi.Magic;
 * import ijava.spi.MimeBundle;
 * import ijava.spi.Renderer;
 * import java.util.List;
 *
 * public final class WeatherExtension implements KernelExtension {
 *
 *   public record Celsius(double degrees) {}
 *
 *   private int cells;
 *
 *   @Override
 *   public void install(KernelContext kernel) {
 *     kernel.add(new CelsiusRenderer());
 *     kernel.add(
 *         new Magic(
 *                 "celsius",
 *                 Magic.Kind.LINE,
 *                 "%celsius FAHRENHEIT",
 *                 "Converts a temperature; var t = %celsius 98.6 keeps it.",
 *                 WeatherExtension::convert)
 *             .withAliases("c")
 *             .completing(word -> List.of("32", "98.6", "212")));
 *   }
 *
 *   private static Object convert(Magic.Call call) {
 *     try {
 *       return new Celsius((Double.parseDouble(call.line()) - 32) / 1.8);
 *     } catch (NumberFormatException e) {
 *       // Shown to the reader with the usage, without a stack trace.
 *       throw new IllegalArgumentException("'" + call.line() + "' is not a number");
 *     }
 *   }
 *
 *   @Override
 *   public void cellFinished(Cell cell) {
 *     cells++;
 *   }
 *
 *   public int cells() {
 *     return cells;
 *   }
 *
 *   private static final class CelsiusRenderer implements Renderer<Celsius> {
 *
 *     @Override
 *     public Class<Celsius> type() {
 *       return Celsius.class;
 *     }
 *
 *     @Override
 *     public MimeBundle render(Celsius value) {
 *       String text = Math.round(value.degrees()) + " °C";
 *       return MimeBundle.text(text).and(MimeBundle.HTML, "<b>" + text + "</b>");
 *     }
 *   }
 * }
 * }</pre>
 */
package ijava.spi;
