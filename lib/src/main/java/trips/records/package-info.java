/**
 * How Java records become rows and rows become records; stands behind {@link trips.Records}, and
 * catches {@code Encoders.bean} of a record.
 */
package trips.records;
