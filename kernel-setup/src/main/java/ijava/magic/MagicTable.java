package ijava.magic;

import ijava.spi.Magic;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The magics by the names that one types; feeds execution, completion and help alike. */
public final class MagicTable {

  private final Map<String, Magic> byTypedName = new TreeMap<>();

  /** Creates a table with the kernel's own magics. */
  public MagicTable() {
    KernelMagics.all(this).forEach(this::add);
  }

  /** Adds a magic; for the same typed name the one added last wins. */
  public synchronized void add(Magic magic) {
    byTypedName.put(magic.typedName(), magic);
  }

  synchronized Optional<Magic> find(String typedName) {
    return Optional.ofNullable(byTypedName.get(typedName));
  }

  synchronized Collection<Magic> all() {
    return java.util.List.copyOf(byTypedName.values());
  }

  /** Returns the name that a mistyped one most likely means. */
  String nearest(String typedName) {
    return all().stream()
        .map(Magic::typedName)
        .min(Comparator.comparingInt(name -> EditDistance.between(name, typedName)))
        .orElse("%help");
  }
}
