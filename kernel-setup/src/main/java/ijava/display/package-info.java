/**
 * What a cell calls to show something: {@link ijava.display.Display}, whose methods every notebook
 * has imported, and the table of {@link ijava.display.Renderers}.
 */
package ijava.display;
