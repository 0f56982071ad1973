package ijava.eval;

import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes calls and method references of {@link System#exit(int)}, {@link Runtime#exit(int)} and
 * {@link Runtime#halt(int)} go to {@link CellExit}.
 *
 * <p>A security manager would catch libraries, too, but it is deprecated in JDK 17 and does nothing
 * from JDK 24 on. The calls keep their effect on the stack, so sizes and frames stay valid.
 */
final class ExitRewriter extends MethodVisitor {

  private static final String EXIT = CellExit.class.getName().replace('.', '/');
  private static final String SYSTEM = "java/lang/System";
  private static final String RUNTIME = "java/lang/Runtime";

  ExitRewriter(MethodVisitor next) {
    super(Opcodes.ASM9, next);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (ends(owner, name, descriptor)) {
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, EXIT, name, descriptorOf(owner, descriptor), false);
    } else {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    Object[] rewritten = arguments.clone();
    for (int i = 0; i < rewritten.length; i++) {
      if (rewritten[i] instanceof Handle method
          && ends(method.getOwner(), method.getName(), method.getDesc())) {
        rewritten[i] =
            new Handle(
                Opcodes.H_INVOKESTATIC,
                EXIT,
                method.getName(),
                descriptorOf(method.getOwner(), method.getDesc()),
                false);
      }
    }
    super.visitInvokeDynamicInsn(name, descriptor, bootstrap, rewritten);
  }

  private static boolean ends(String owner, String name, String descriptor) {
    return descriptor.equals("(I)V")
        && (owner.equals(SYSTEM) && name.equals("exit")
            || owner.equals(RUNTIME) && (name.equals("exit") || name.equals("halt")));
  }

  /** The receiver of an instance method becomes the first argument. */
  private static String descriptorOf(String owner, String descriptor) {
    return owner.equals(SYSTEM) ? descriptor : "(L" + RUNTIME + ";I)V";
  }
}
