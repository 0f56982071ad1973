package ijava.eval.closure;

import ijava.closure.CarriedRecord;
import ijava.closure.CellVariables;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * How objects of one class carry the variables that their methods read: functions, accumulators and
 * aggregators that are classes, not lambdas.
 *
 * @param names the variables; empty if there are none, and then the class stays as it is
 * @param kind where the companion is
 */
record Companions(String names, Kind kind) {

  /** A field that serialisation writes, a replacement for records, or nothing. */
  enum Kind {
    NONE,
    FIELD,
    RECORD
  }

  static final Companions NONE = new Companions("", Kind.NONE);

  /** Begins with what sorts before letters, so that it is read before other fields are. */
  private static final String FIELD = "$cells";

  private static final String TYPE = Type.getInternalName(CellVariables.class);

  boolean inField() {
    return kind == Kind.FIELD;
  }

  /** Adds the members. */
  void declare(ClassVisitor to, int source) {
    if (kind == Kind.FIELD) {
      int flags = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;
      to.visitField(flags, FIELD, "L" + TYPE + ";", null, null).visitEnd();
    } else if (kind == Kind.RECORD) {
      replacement(to, source);
    }
  }

  /** Keeps the companion in an object that a constructor is about to return. */
  void keep(MethodVisitor to, String owner, int source) {
    to.visitVarInsn(Opcodes.ALOAD, 0);
    VariableAccess.pushCompanion(to, source, names);
    to.visitFieldInsn(Opcodes.PUTFIELD, owner, FIELD, "L" + TYPE + ";");
  }

  private void replacement(ClassVisitor to, int source) {
    MethodVisitor code =
        to.visitMethod(
            Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC,
            "writeReplace",
            "()Ljava/lang/Object;",
            null,
            null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    VariableAccess.pushCompanion(code, source, names);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        Type.getInternalName(CarriedRecord.class),
        "replace",
        "(Ljava/lang/Object;L" + TYPE + ";)Ljava/lang/Object;",
        false);
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(2, 1);
    code.visitEnd();
  }
}
