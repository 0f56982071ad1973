package trips.data;

import java.time.LocalDateTime;

/**
 * One generated trip by itself, as the columns that all layouts share.
 *
 * @param licence licence of the company, for example HV0003
 * @param base licence of the dispatching base
 * @param pickup wall-clock time in New York
 * @param dropoff wall-clock time in New York
 * @param pickupZone zone id
 * @param dropoffZone zone id
 * @param miles length of the way in miles
 * @param shared whether the passenger agreed to share the ride
 */
public record Trip(
    String licence,
    String base,
    LocalDateTime pickup,
    LocalDateTime dropoff,
    int pickupZone,
    int dropoffZone,
    double miles,
    boolean shared) {}
