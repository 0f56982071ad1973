package ijava.eval;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Adds a call of {@link StopCheck#check()} to the start of every method and before every jump back.
 *
 * <p>The call takes and leaves nothing on the stack and adds no branch, so that stack sizes and
 * frames of the class stay valid. The JDK's {@code LocalExecutionControl} stops JShell's loops at
 * the same places. {@link ExitRewriter} works on the way.
 */
final class StopCheckInjector {

  private static final String CHECK = StopCheck.class.getName().replace('.', '/');

  private StopCheckInjector() {}

  /** Returns the class with checks. */
  static byte[] inject(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new Classes(writer), 0);
    return writer.toByteArray();
  }

  private static final class Classes extends ClassVisitor {

    Classes(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return next == null ? null : new Methods(new ExitRewriter(next));
    }
  }

  private static final class Methods extends MethodVisitor {

    private final Set<Label> passed = new HashSet<>();

    Methods(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      check();
    }

    @Override
    public void visitLabel(Label label) {
      passed.add(label);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
      if (passed.contains(target)) {
        check();
      }
      super.visitJumpInsn(opcode, target);
    }

    private void check() {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, CHECK, "check", "()V", false);
    }
  }
}
