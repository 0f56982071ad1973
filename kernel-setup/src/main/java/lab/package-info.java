/**
 * What {@code java kernel-setup/Lab.java} does once it has compiled this package: set-up,
 * JupyterLab, tests. Nothing here is part of the kernel, and nothing here imports it.
 *
 * <p>The only public type is {@link lab.Main}. A word that a person can type is one line in {@link
 * lab.Words}; a step of set-up says with {@link lab.Stamp} whether it has anything to do, and with
 * {@link lab.Step} what it does.
 *
 * <h2>Decisions</h2>
 *
 * <p><b>Java and no shell script.</b> A reader has a JDK before anything else, and one program
 * serves Linux, macOS and Windows. {@code Lab.java} itself knows only how to choose a JDK and to
 * compile this package: the source launcher compiles its file at every start, so each line there
 * costs everybody time. As one file of 1,750 lines a set-up with nothing to do took 2.7 s of
 * processor time, now 1.5 s, of which 0.7 s go to an empty file, too. A build tool that every
 * reader has would change our mind.
 *
 * <p><b>Stamps with hashes, not dates.</b> {@code git checkout} and unpacked archives set dates as
 * they like. To find by hashes that nothing is to be done takes 0.1 s.
 *
 * <p><b>Everything lies in the checkout.</b> Jupyter's configuration, traces and trust go to {@code
 * .jupyter}, so that deleting the folder undoes it all, and a reader's own Jupyter is neither read
 * nor changed. The exception is an active conda environment that holds the pinned packages: it gets
 * the kernel's entry, since its own Jupyter must find the kernel.
 *
 * <p><b>pip without retries first.</b> Where an index is out of reach, pip's default of five
 * retries a package takes twelve minutes; this way it takes 20 s there, and nothing elsewhere.
 *
 * <p><b>Notebooks may not name the machine.</b> Their outputs are committed, so the runner refuses
 * paths, ports, the user and the host in them, unless the author wrote the same text into a cell:
 * then it is meant, and a host that happens to be called "data" fails no reader's test.
 *
 * <p><b>The class path as an argument file.</b> About 200 jars are too long for a command line on
 * Windows, and readable in a file.
 */
package lab;
