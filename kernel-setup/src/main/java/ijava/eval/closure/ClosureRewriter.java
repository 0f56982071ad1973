package ijava.eval.closure;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;

/**
 * Rewrites one class of a cell, for this JVM or for others: variables are read through {@link
 * VariableAccess}, serializable lambdas become {@link LambdaSites}, serializable objects get a
 * {@link Companions companion}.
 *
 * <p>Both forms have the same members as far as Java's serialisation looks at them.
 */
final class ClosureRewriter extends ClassVisitor {

  /** Dynamic constants need it; a cell compiled for Java 8 can be run as one for Java 11. */
  private static final int LEAST_VERSION = Opcodes.V11;

  private final CellGraph graph;
  private final int source;
  private final VariableAccess access;
  private final LambdaSites lambdas;
  private final Companions companions;
  private final RecordHash hash;
  private final ClassSummary summary;

  private ClosureRewriter(
      ClassWriter to,
      CellGraph graph,
      ClassSummary summary,
      int source,
      Companions companions,
      boolean elsewhere) {
    super(Opcodes.ASM9, to);
    this.graph = graph;
    this.summary = summary;
    this.source = source;
    this.companions = companions;
    access = new VariableAccess(graph, elsewhere);
    hash = new RecordHash(summary.name());
    lambdas = new LambdaSites(summary.name(), summary.isInterface(), source);
  }

  /** Returns the class as this JVM, or another one, shall have it. */
  static byte[] rewrite(
      byte[] classFile,
      CellGraph graph,
      ClassSummary summary,
      int source,
      Companions companions,
      boolean elsewhere) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new ClosureRewriter(writer, graph, summary, source, companions, elsewhere), 0);
    return writer.toByteArray();
  }

  @Override
  public void visit(
      int version, int flags, String name, String generic, String parent, String[] interfaces) {
    int major = Math.max(version & 0xffff, LEAST_VERSION);
    super.visit(version & 0xffff0000 | major, flags, name, generic, parent, interfaces);
  }

  @Override
  public RecordComponentVisitor visitRecordComponent(
      String name, String descriptor, String generic) {
    hash.add(name, descriptor);
    return super.visitRecordComponent(name, descriptor, generic);
  }

  @Override
  public FieldVisitor visitField(
      int flags, String name, String descriptor, String generic, Object value) {
    if (value == null
        && graph.isField(summary.name() + "." + name)
        && CellNames.isWrapper(summary.name())) {
      access.declare(cv, summary.name(), name, descriptor);
    }
    return super.visitField(flags, name, descriptor, generic, value);
  }

  @Override
  public MethodVisitor visitMethod(
      int flags, String name, String descriptor, String generic, String[] exceptions) {
    if (name.equals(LambdaSites.DESERIALIZER)) {
      // Written anew, for the lambdas as they are now.
      return null;
    }
    MethodVisitor to = super.visitMethod(flags, name, descriptor, generic, exceptions);
    int locals = summary.methods().get(name + descriptor).maxLocals()[0];
    return new Body(to, locals, name.equals("<init>"));
  }

  @Override
  public void visitEnd() {
    lambdas.end(cv);
    hash.end(cv);
    companions.declare(cv, source);
    super.visitEnd();
  }

  private final class Body extends MethodVisitor {

    private final int locals;
    private final boolean isConstructor;
    private int moreStack;
    private int moreLocals;

    Body(MethodVisitor to, int locals, boolean isConstructor) {
      super(Opcodes.ASM9, to);
      this.locals = locals;
      this.isConstructor = isConstructor;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      access.use(mv, opcode, owner, name, descriptor);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.RETURN && isConstructor && companions.inField()) {
        companions.keep(mv, summary.name(), source);
        moreStack = Math.max(moreStack, 2);
      }
      super.visitInsn(opcode);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      if (RecordHash.isHash(name, bootstrap)) {
        hash.write(mv);
        moreStack = Math.max(moreStack, 1);
        return;
      }
      if (!LambdaSites.isSerializable(bootstrap, arguments)) {
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
        return;
      }
      String names = namesOf(descriptor, arguments);
      moreStack = Math.max(moreStack, 1);
      moreLocals =
          Math.max(
              moreLocals, lambdas.write(mv, locals, name, descriptor, bootstrap, arguments, names));
    }

    private String namesOf(String descriptor, Object[] arguments) {
      Handle body = (Handle) arguments[1];
      Reach reach = new Reach(graph);
      reach.type(Type.getMethodType(descriptor));
      reach.type((Type) arguments[2]);
      reach.type(Type.getObjectType(body.getOwner()));
      if (CellNames.isCell(body.getOwner())) {
        reach.method(body.getOwner(), body.getName() + body.getDesc());
      }
      return reach.names();
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(maxStack + moreStack, maxLocals + moreLocals);
    }
  }
}
