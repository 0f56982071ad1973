/** How marts get into databases; {@link trips.Warehouse} is what a notebook writes. */
package trips.warehouse;
