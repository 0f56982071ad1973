/**
 * Fetches TLC's own files into the data folder: over connections that break, from hosts that change
 * their mind, and never half a file under a file's name.
 *
 * <p>Public is {@code Download}, the command, which {@code Trips.download} calls too. Below it, the
 * layers face one way: {@code MonthDownload} (one file: lock, fetch, check, rename), {@code
 * Transfer} (attempts until the part is whole), {@code Answer} (what one reply of the host means),
 * then {@code PartFile}, {@code Body} and {@code Stamp}, which know nothing of months.
 */
package trips.download;
