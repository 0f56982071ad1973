package trips.pipeline;

import java.time.ZoneId;

/**
 * When a pipeline runs.
 *
 * @param cron minute, hour, day of the month, month, day of the week, as cron and Airflow write
 *     them
 * @param zone whose clock they are read on
 */
public record Schedule(String cron, ZoneId zone) {}
