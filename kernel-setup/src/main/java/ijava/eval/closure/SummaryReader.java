package ijava.eval.closure;

import ijava.eval.closure.ClassSummary.MethodSummary;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads a {@link ClassSummary} from a class file. */
final class SummaryReader extends ClassVisitor {

  private ClassSummary summary;

  private SummaryReader() {
    super(Opcodes.ASM9);
  }

  static ClassSummary read(byte[] classFile) {
    SummaryReader reader = new SummaryReader();
    new ClassReader(classFile).accept(reader, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return reader.summary;
  }

  @Override
  public void visit(
      int version, int access, String name, String generic, String parent, String[] interfaces) {
    summary = ClassSummary.empty(name, access, parent, interfaces);
  }

  @Override
  public FieldVisitor visitField(
      int access, String name, String descriptor, String generic, Object value) {
    if ((access & Opcodes.ACC_STATIC) != 0 && value == null) {
      summary.fields().put(name, access);
    }
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String generic, String[] exceptions) {
    MethodSummary method = MethodSummary.empty(access);
    summary.methods().put(name + descriptor, method);
    mention(method, Type.getMethodType(descriptor));
    return new Methods(method);
  }

  private static void mention(MethodSummary method, Type type) {
    if (type.getSort() == Type.METHOD) {
      mention(method, type.getReturnType());
      for (Type argument : type.getArgumentTypes()) {
        mention(method, argument);
      }
      return;
    }
    String name = CellNames.cellClassOf(type);
    if (name != null) {
      method.mentions().add(name);
    }
  }

  private static final class Methods extends MethodVisitor {

    private final MethodSummary method;

    Methods(MethodSummary method) {
      super(Opcodes.ASM9);
      this.method = method;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      mention(method, Type.getType(descriptor));
      boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
      if (isStatic && CellNames.isCell(owner)) {
        method.reads().add(owner + "." + name);
        if (opcode == Opcodes.PUTSTATIC) {
          method.writes().add(owner + "." + name);
        }
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      called(owner, name, descriptor);
    }

    private void called(String owner, String name, String descriptor) {
      mention(method, Type.getMethodType(descriptor));
      if (CellNames.isCell(owner)) {
        method.calls().add(owner + "." + name + descriptor);
        // The class itself matters where objects of it may be; a snippet's wrapper has none.
        if (!CellNames.isWrapper(owner)) {
          method.mentions().add(owner);
        }
      }
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      mention(method, Type.getObjectType(type));
    }

    @Override
    public void visitLdcInsn(Object value) {
      constant(value);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      mention(method, Type.getMethodType(descriptor));
      for (Object argument : arguments) {
        constant(argument);
      }
    }

    private void constant(Object value) {
      if (value instanceof Type type) {
        mention(method, type);
      } else if (value instanceof Handle handle && handle.getTag() >= Opcodes.H_INVOKEVIRTUAL) {
        called(handle.getOwner(), handle.getName(), handle.getDesc());
      }
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
      mention(method, Type.getType(descriptor));
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      method.maxLocals()[0] = maxLocals;
    }
  }
}
