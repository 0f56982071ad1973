package ijava.eval.closure;

import ijava.closure.CellVariables;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts a method between the variables of cells and the code that uses them.
 *
 * <p>In other JVMs the method that reads throws where the field would be 0 or null because no value
 * has arrived. In the JVM of the cells it only looks for a thread's own copy. The state is a plain
 * static field, which the JIT compiler reads once per loop; the method has no other cost.
 */
final class VariableAccess {

  /** A byte beside the variable: 0 is what a JVM begins with. */
  static final String STATE = "$state";

  private static final String VALUE = "$value";
  private static final String SET = "$set";
  private static final int WRITTEN = 2;
  private static final int PUBLIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;

  private final CellGraph graph;
  private final boolean elsewhere;

  /** Creates the accesses for the JVM of the cells, or for others. */
  VariableAccess(CellGraph graph, boolean elsewhere) {
    this.graph = graph;
    this.elsewhere = elsewhere;
  }

  /** Here only objects can have copies; those of the commonest classes never do. */
  private boolean isGuarded(String descriptor) {
    return elsewhere
        || descriptor.charAt(0) == 'L'
            && !descriptor.equals("Ljava/lang/String;")
            && !descriptor.matches("Ljava/lang/(Integer|Long|Double|Boolean);");
  }

  /** Writes the instruction that uses a static field, or a call in its place. */
  void use(MethodVisitor to, int opcode, String owner, String name, String descriptor) {
    boolean isVariable =
        CellNames.isCell(owner)
            && CellNames.isWrapper(owner)
            && graph.isField(owner + "." + name)
            && isGuarded(descriptor);
    if (isVariable && opcode == Opcodes.GETSTATIC) {
      to.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name + VALUE, "()" + descriptor, false);
    } else if (isVariable && opcode == Opcodes.PUTSTATIC && elsewhere) {
      to.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name + SET, "(" + descriptor + ")V", false);
    } else {
      to.visitFieldInsn(opcode, owner, name, descriptor);
    }
  }

  /** Adds to a variable's class what its users call. */
  void declare(ClassVisitor to, String owner, String name, String descriptor) {
    to.visitField(PUBLIC, name + STATE, "B", null, null).visitEnd();
    if (isGuarded(descriptor)) {
      reader(to, owner, name, descriptor);
    }
    if (elsewhere) {
      writer(to, owner, name, descriptor);
    }
  }

  private void reader(ClassVisitor to, String owner, String name, String descriptor) {
    Type type = Type.getType(descriptor);
    boolean isObject = type.getSort() >= Type.ARRAY;
    MethodVisitor code = to.visitMethod(PUBLIC, name + VALUE, "()" + descriptor, null, null);
    code.visitCode();
    Label plain = new Label();
    code.visitFieldInsn(Opcodes.GETSTATIC, owner, name + STATE, "B");
    code.visitJumpInsn(elsewhere ? Opcodes.IFNE : Opcodes.IFEQ, plain);
    code.visitLdcInsn(Type.getObjectType(owner));
    code.visitLdcInsn(name);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        Type.getInternalName(CellVariables.class),
        elsewhere ? "readElsewhere" : "readHere",
        "(Ljava/lang/Class;Ljava/lang/String;)Ljava/lang/Object;",
        false);
    if (isObject) {
      code.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
      code.visitInsn(Opcodes.ARETURN);
    } else {
      code.visitInsn(Opcodes.POP);
    }
    code.visitLabel(plain);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    code.visitFieldInsn(Opcodes.GETSTATIC, owner, name, descriptor);
    code.visitInsn(type.getOpcode(Opcodes.IRETURN));
    code.visitMaxs(2, 0);
    code.visitEnd();
  }

  /** What a task writes stays there, and is undone when the next task arrives. */
  private static void writer(ClassVisitor to, String owner, String name, String descriptor) {
    Type type = Type.getType(descriptor);
    MethodVisitor code = to.visitMethod(PUBLIC, name + SET, "(" + descriptor + ")V", null, null);
    code.visitCode();
    code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), 0);
    code.visitFieldInsn(Opcodes.PUTSTATIC, owner, name, descriptor);
    code.visitIntInsn(Opcodes.BIPUSH, WRITTEN);
    code.visitFieldInsn(Opcodes.PUTSTATIC, owner, name + STATE, "B");
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(Math.max(1, type.getSize()), type.getSize());
    code.visitEnd();
  }

  /** Pushes the companion of a place in the code. */
  static void pushCompanion(MethodVisitor to, int source, String names) {
    String type = Type.getInternalName(CellVariables.class);
    Handle bootstrap =
        new Handle(
            Opcodes.H_INVOKESTATIC,
            type,
            "of",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;"
                + "JILjava/lang/String;)L"
                + type
                + ";",
            false);
    to.visitLdcInsn(
        new org.objectweb.asm.ConstantDynamic(
            "cells", "L" + type + ";", bootstrap, CellVariables.JVM, source, names));
  }
}
