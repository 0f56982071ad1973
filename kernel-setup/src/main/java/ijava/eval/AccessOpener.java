package ijava.eval;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes public what code of other cells may use: to the compiler all cells are one package, to the
 * JVM each {@link SnippetLoader} has a package of its own.
 *
 * <p>What is private stays so. Copies of a class for other JVMs must be opened, too: the default
 * {@code serialVersionUID} depends on modifiers.
 */
final class AccessOpener extends ClassVisitor {

  private AccessOpener(ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  /** Returns the class, opened. */
  static byte[] open(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new AccessOpener(writer), 0);
    return writer.toByteArray();
  }

  @Override
  public void visit(
      int version, int access, String name, String generic, String parent, String[] interfaces) {
    // Reflection takes the modifiers of inner classes from elsewhere, so readers see no difference.
    super.visit(version, access | Opcodes.ACC_PUBLIC, name, generic, parent, interfaces);
  }

  @Override
  public FieldVisitor visitField(
      int access, String name, String descriptor, String signature, Object value) {
    return super.visitField(opened(access), name, descriptor, signature, value);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    int open = name.equals("<clinit>") ? access : opened(access);
    return super.visitMethod(open, name, descriptor, signature, exceptions);
  }

  private static int opened(int access) {
    // What the compiler has made up, such as this$0, no other cell can name.
    return (access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC)) == 0
        ? access & ~Opcodes.ACC_PROTECTED | Opcodes.ACC_PUBLIC
        : access;
  }
}
