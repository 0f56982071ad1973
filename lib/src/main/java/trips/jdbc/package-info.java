/** What the warehouse and the store of pipelines share about databases. */
package trips.jdbc;
