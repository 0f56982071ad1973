/**
 * What a cell calls to show something: {@link ijava.display.Display}, whose methods every notebook
 * has imported, the table of {@link ijava.display.Renderers}, and {@link ijava.display.Input},
 * which asks the reader.
 */
package ijava.display;
