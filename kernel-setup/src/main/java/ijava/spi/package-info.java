/**
 * What a library may implement to be at home in the kernel: {@link ijava.spi.Renderer} shows its
 * values, {@link ijava.spi.Magic} adds a command, {@link ijava.spi.KernelExtension} follows the
 * kernel's life and its cells, {@link ijava.spi.Comm} is a channel to the front end.
 *
 * <p>Extensions are found with {@link java.util.ServiceLoader}. This package depends on nothing but
 * the JDK.
 */
package ijava.spi;
