package ijava.eval;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Adds a call of {@link StopCheck#check()} to the start of every method, before every jump back and
 * after every wait for a monitor.
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
    public void visit(
        int version, int access, String name, String generic, String parent, String[] interfaces) {
      // The upper half marks classes that use preview features; a JVM that was not started with
      // --enable-preview refuses them, although it can run them.
      super.visit(version & 0xffff, access, name, generic, parent, interfaces);
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
    private boolean entered;

    Methods(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      entered = true;
    }

    @Override
    public void visitInsn(int opcode) {
      afterEntry();
      super.visitInsn(opcode);
      entered = opcode == Opcodes.MONITORENTER;
    }

    /**
     * Checks before the first instruction behind an entry. By then the labels have passed: of a
     * method, the one with the line number; of a monitor, the one from which on it is left again
     * when an error comes.
     */
    private void afterEntry() {
      if (entered) {
        entered = false;
        check();
      }
    }

    @Override
    public void visitLabel(Label label) {
      passed.add(label);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
      afterEntry();
      if (passed.contains(target)) {
        check();
      }
      super.visitJumpInsn(opcode, target);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      afterEntry();
      super.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
      afterEntry();
      super.visitVarInsn(opcode, variable);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      // Frames name an object without its constructor's call yet by the label before its NEW
      // (JVMS 4.7.4, Uninitialized_variable_info), so nothing may come between the two.
      boolean checkBehind = entered && opcode == Opcodes.NEW;
      entered &= !checkBehind;
      afterEntry();
      super.visitTypeInsn(opcode, type);
      if (checkBehind) {
        check();
      }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      afterEntry();
      super.visitFieldInsn(opcode, owner, name, descriptor);
    }

    @Override
    public void visitLdcInsn(Object value) {
      afterEntry();
      super.visitLdcInsn(value);
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
      afterEntry();
      super.visitIincInsn(variable, increment);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      afterEntry();
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      afterEntry();
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    private void check() {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, CHECK, "check", "()V", false);
    }
  }
}
