/**
 * Jupyter's messages as records, and the codec between them and frames: JSON and HMAC, no sockets.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html">Messaging in
 *     Jupyter</a>, version 5.5
 */
package ijava.protocol;
