package ijava.eval.closure;

import ijava.closure.StableHash;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Gives a record, where the compiler makes its hash code, one that is the same in every JVM. */
final class RecordHash {

  private static final String NAME = "cells$hash";

  private final String owner;
  private final List<Component> components = new ArrayList<>();
  private boolean used;

  private record Component(String name, Type type) {}

  RecordHash(String owner) {
    this.owner = owner;
  }

  void add(String name, String descriptor) {
    components.add(new Component(name, Type.getType(descriptor)));
  }

  /** Returns whether a call site is the one of a record's own hash code. */
  static boolean isHash(String name, Handle bootstrap) {
    return name.equals("hashCode")
        && bootstrap.getOwner().equals("java/lang/runtime/ObjectMethods");
  }

  /** Writes a call in place of the call site. */
  void write(MethodVisitor to) {
    used = true;
    to.visitMethodInsn(Opcodes.INVOKESTATIC, owner, NAME, "(L" + owner + ";)I", false);
  }

  /** Adds what is called; combines the components as {@code ObjectMethods} does. */
  void end(ClassVisitor to) {
    if (!used) {
      return;
    }
    int flags = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    MethodVisitor code = to.visitMethod(flags, NAME, "(L" + owner + ";)I", null, null);
    code.visitCode();
    code.visitInsn(Opcodes.ICONST_0);
    for (Component each : components) {
      code.visitIntInsn(Opcodes.BIPUSH, 31);
      code.visitInsn(Opcodes.IMUL);
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitFieldInsn(Opcodes.GETFIELD, owner, each.name(), each.type().getDescriptor());
      hash(code, each.type());
      code.visitInsn(Opcodes.IADD);
    }
    code.visitInsn(Opcodes.IRETURN);
    code.visitMaxs(3, 1);
    code.visitEnd();
  }

  private static void hash(MethodVisitor code, Type type) {
    boolean isObject = type.getSort() >= Type.ARRAY;
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        isObject ? Type.getInternalName(StableHash.class) : boxOf(type),
        isObject ? "of" : "hashCode",
        isObject ? "(Ljava/lang/Object;)I" : "(" + type.getDescriptor() + ")I",
        false);
  }

  private static String boxOf(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN -> "java/lang/Boolean";
      case Type.CHAR -> "java/lang/Character";
      case Type.BYTE -> "java/lang/Byte";
      case Type.SHORT -> "java/lang/Short";
      case Type.INT -> "java/lang/Integer";
      case Type.LONG -> "java/lang/Long";
      case Type.FLOAT -> "java/lang/Float";
      default -> "java/lang/Double";
    };
  }
}
