package ijava.magic;

import ijava.eval.Session;
import ijava.magic.maven.MavenMagics;
import ijava.magic.maven.MavenResolver;
import ijava.spi.Magic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The magics by the names that one types; feeds execution, completion and help alike. */
public final class MagicTable {

  private final Map<String, Magic> byTypedName = new TreeMap<>();

  /** Creates a table with the magics that need nothing but a cell. */
  public MagicTable() {
    KernelMagics.all(this).forEach(this::add);
    DisplayMagics.all().forEach(this::add);
    EnvironmentMagic.all().forEach(this::add);
    LoadMagic.all().forEach(this::add);
  }

  /** Returns a table with the magics that work on the cells of a notebook, too. */
  public static MagicTable of(Session session, MavenResolver.Files maven) {
    MagicTable table = new MagicTable();
    SessionMagics.all(session).forEach(table::add);
    ClassPathMagics.all(session).forEach(table::add);
    MavenMagics.all(session, maven).forEach(table::add);
    return table;
  }

  /** Adds a magic; for the same typed name the one added last wins. */
  public synchronized void add(Magic magic) {
    byTypedName.put(magic.typedName(), magic);
    magic.aliases().forEach(alias -> byTypedName.put(magic.typed(alias), magic));
  }

  synchronized Optional<Magic> find(String typedName) {
    return Optional.ofNullable(byTypedName.get(typedName));
  }

  /** Returns each magic once, by its first name. */
  synchronized Collection<Magic> all() {
    return new LinkedHashSet<>(
        byTypedName.values().stream().sorted(Comparator.comparing(Magic::typedName)).toList());
  }

  /** Returns every name that one may type, aliases too, in alphabetical order. */
  synchronized List<String> names() {
    return new ArrayList<>(byTypedName.keySet());
  }

  /** Returns the name that a mistyped one most likely means. */
  String nearest(String typedName) {
    return names().stream()
        .min(Comparator.comparingInt(name -> EditDistance.between(name, typedName)))
        .orElse("%help");
  }

  /** Returns the sentence for a name that there is not. */
  String unknown(String typedName) {
    return "there is no magic "
        + typedName
        + "; did you mean "
        + nearest(typedName)
        + "? %help lists all";
  }
}
