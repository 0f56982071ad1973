/**
 * The five sockets of a kernel, each owned by one thread that blocks until there is something to
 * do.
 */
package ijava.channels;
