package trips.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir private Path root;

  @Test
  void find_propertyAndVariable_prefersTheProperty() throws Exception {
    Path mine = Files.createDirectory(root.resolve("mine"));
    assertThat(DataFolder.find(mine.toString(), "nowhere", root)).isEqualTo(mine);
    assertThat(DataFolder.find(null, mine.toString(), root)).isEqualTo(mine);
  }

  @Test
  void find_belowTheClone_walksUp() throws Exception {
    Path data = Files.createDirectory(root.resolve("data"));
    Files.createFile(data.resolve("zones.csv"));
    Path notebooks = Files.createDirectories(root.resolve("notebooks/deep"));
    assertThat(DataFolder.find(null, null, notebooks)).isEqualTo(data);
  }

  @Test
  void find_nothing_saysWhatToDo() {
    assertThatExceptionOfType(TripDataException.class)
        .isThrownBy(() -> DataFolder.find(null, null, root))
        .withMessageContaining("data/zones.csv")
        .withMessageContaining("TRIPS_DATA");
  }

  @Test
  void find_propertyNamesNoFolder_saysWhichProperty() {
    assertThatExceptionOfType(TripDataException.class)
        .isThrownBy(() -> DataFolder.find(root.resolve("gone").toString(), null, root))
        .withMessageContaining("trips.data")
        .withMessageContaining("gone");
  }
}
