/**
 * What makes Spark, Tablesaw and XChart feel native in the kernel; found by the kernel through
 * {@link trips.notebook.NotebookExtension}. A notebook has no need to import it.
 */
package trips.notebook;
