package trips.data;

import java.lang.ref.SoftReference;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;

/** The models of the last few months asked for, since to prepare one takes about a second. */
final class TripModels {

  private static final int KEPT = 4;

  private record Key(YearMonth month, double scale, long seed) {}

  private static final Map<Key, SoftReference<TripModel>> MODELS =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, SoftReference<TripModel>> eldest) {
          return size() > KEPT;
        }
      };

  private TripModels() {}

  /** Returns the model of these trips, of which layout and share make no difference. */
  static synchronized TripModel of(TripSpec spec) {
    Key key = new Key(spec.month(), spec.scale(), spec.seed());
    SoftReference<TripModel> kept = MODELS.get(key);
    TripModel model = kept == null ? null : kept.get();
    if (model == null) {
      model = new TripModel(spec.month(), spec.scale(), spec.seed());
      MODELS.put(key, new SoftReference<>(model));
    }
    return model;
  }
}
