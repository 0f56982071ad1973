package trips.hadoop;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A Java agent that keeps a process on this machine: it turns "listen on all interfaces" into
 * "listen on this machine". Most of Hadoop's servers take an address from a setting; the shuffle of
 * a NodeManager does not. Containers do without, since a JVM with an agent loads classes slowly.
 */
public final class ProcessGuard {

  private static final String NET = "sun/nio/ch/Net";
  private static final String FAMILY = "java/net/ProtocolFamily";
  private static final String ADDRESS = "java/net/InetAddress";

  private ProcessGuard() {}

  /** Called by the JVM before the main class. */
  public static void premain(String options, Instrumentation jvm)
      throws ClassNotFoundException, UnmodifiableClassException {
    // Every server socket of the JDK, old or new, is bound by this class.
    Class<?> net = Class.forName(NET.replace('/', '.'));
    Rewriter rewriter = new Rewriter();
    jvm.addTransformer(rewriter, true);
    jvm.retransformClasses(net);
    jvm.removeTransformer(rewriter);
    if (rewriter.methods != 1) {
      throw new IllegalStateException(
          "this JVM has "
              + rewriter.methods
              + " methods Net.bind, not one; run Hadoop on JDK 17 or 21");
    }
  }

  private static final class Rewriter implements ClassFileTransformer {

    private int methods;

    @Override
    public byte[] transform(
        ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
      if (!NET.equals(name)) {
        return null;
      }
      ClassReader in = new ClassReader(bytes);
      // The inserted jump gets a frame by hand: computing all would load the JDK's classes.
      ClassWriter out = new ClassWriter(in, ClassWriter.COMPUTE_MAXS);
      in.accept(
          new ClassVisitor(Opcodes.ASM9, out) {
            @Override
            public MethodVisitor visitMethod(
                int access, String method, String types, String generic, String[] thrown) {
              MethodVisitor code = super.visitMethod(access, method, types, generic, thrown);
              int address = addressOfBind(method, types);
              if (address >= 0) {
                methods++;
                return new Loopback(code, address);
              }
              return code;
            }
          },
          0);
      return out.toByteArray();
    }

    /** Returns the local variable of the address, or -1 if this is not the method that binds. */
    private static int addressOfBind(String method, String types) {
      Type[] arguments = Type.getArgumentTypes(types);
      if (!method.equals("bind") || !arguments[0].getInternalName().equals(FAMILY)) {
        return -1;
      }
      int variable = 0;
      for (Type each : arguments) {
        if (each.getInternalName().equals(ADDRESS)) {
          return variable;
        }
        variable += each.getSize();
      }
      return -1;
    }
  }

  /** {@code if (address.isAnyLocalAddress()) address = InetAddress.getLoopbackAddress();}. */
  private static final class Loopback extends MethodVisitor {

    private final int address;

    Loopback(MethodVisitor code, int address) {
      super(Opcodes.ASM9, code);
      this.address = address;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      Label rest = new Label();
      visitVarInsn(Opcodes.ALOAD, address);
      visitMethodInsn(Opcodes.INVOKEVIRTUAL, ADDRESS, "isAnyLocalAddress", "()Z", false);
      visitJumpInsn(Opcodes.IFEQ, rest);
      visitMethodInsn(
          Opcodes.INVOKESTATIC, ADDRESS, "getLoopbackAddress", "()L" + ADDRESS + ";", false);
      visitVarInsn(Opcodes.ASTORE, address);
      visitLabel(rest);
      visitFrame(Opcodes.F_SAME, 0, null, 0, null);
      visitInsn(Opcodes.NOP);
    }
  }
}
