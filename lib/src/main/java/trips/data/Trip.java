package trips.data;

import java.time.LocalDateTime;

/**
 * One trip as the model draws it, before a layout makes a row of it.
 *
 * @param base licence of the dispatching base
 * @param pickup wall-clock time in New York
 * @param dropoff wall-clock time in New York
 * @param pickupZone zone id
 * @param dropoffZone zone id
 * @param miles length of the way
 * @param shared whether the passenger agreed to share the ride
 */
record Trip(
    Licence licence,
    String base,
    LocalDateTime pickup,
    LocalDateTime dropoff,
    int pickupZone,
    int dropoffZone,
    double miles,
    boolean shared) {}
