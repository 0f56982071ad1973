package ijava.eval.closure;

import ijava.closure.CellVariables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The serializable lambdas and method references of one class.
 *
 * <p>Each captures one more argument, its {@link CellVariables}, before all others: then its
 * variables are set before the others are read, which may be keys of a map. Since the code of the
 * lambda does not expect the argument, it goes through a bridge that drops it. {@code
 * $deserializeLambda$} is made anew; it knows a lambda by the name of its bridge.
 */
final class LambdaSites {

  /** What Java's serialisation calls to make a lambda again. */
  static final String DESERIALIZER = "$deserializeLambda$";

  private static final String COMPANION = "L" + Type.getInternalName(CellVariables.class) + ";";
  private static final String LAMBDA = "java/lang/invoke/SerializedLambda";
  private static final int FLAGS_ARGUMENT = 3;
  private static final int SERIALIZABLE = 1;
  private static final int PRIVATE =
      Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;

  private final String owner;
  private final boolean isInterface;
  private final int source;
  private final List<Site> sites = new ArrayList<>();

  LambdaSites(String owner, boolean isInterface, int source) {
    this.owner = owner;
    this.isInterface = isInterface;
    this.source = source;
  }

  private record Site(
      String name, String descriptor, Handle bootstrap, Object[] arguments, Handle body) {

    Handle bridge() {
      return (Handle) arguments[1];
    }

    Type[] captured() {
      return Type.getArgumentTypes(descriptor);
    }
  }

  /** Returns whether a call site makes a serializable lambda. */
  static boolean isSerializable(Handle bootstrap, Object[] arguments) {
    return bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
        && bootstrap.getName().equals("altMetafactory")
        && ((Integer) arguments[FLAGS_ARGUMENT] & SERIALIZABLE) != 0;
  }

  /**
   * Writes a call site.
   *
   * @param locals how many local variables the method has; those behind may be used
   * @return how many are
   */
  int write(
      MethodVisitor to,
      int locals,
      String name,
      String descriptor,
      Handle bootstrap,
      Object[] arguments,
      String names) {
    Type[] captured = Type.getArgumentTypes(descriptor);
    int used = 0;
    for (int i = captured.length - 1; i >= 0; i--) {
      to.visitVarInsn(captured[i].getOpcode(Opcodes.ISTORE), locals + used);
      used += captured[i].getSize();
    }
    VariableAccess.pushCompanion(to, source, names);
    int at = used;
    for (Type each : captured) {
      at -= each.getSize();
      to.visitVarInsn(each.getOpcode(Opcodes.ILOAD), locals + at);
    }
    Site site = site(name, descriptor, bootstrap, arguments);
    sites.add(site);
    to.visitInvokeDynamicInsn(name, site.descriptor(), bootstrap, site.arguments());
    return used;
  }

  private Site site(String name, String descriptor, Handle bootstrap, Object[] arguments) {
    Handle body = (Handle) arguments[1];
    Type[] captured = Type.getArgumentTypes(descriptor);
    List<Type> taken = new ArrayList<>(List.of(Type.getType(COMPANION)));
    taken.addAll(Arrays.asList(captured));
    List<Type> expected = parametersOf(body);
    taken.addAll(expected.subList(captured.length, expected.size()));
    Handle bridge =
        new Handle(
            Opcodes.H_INVOKESTATIC,
            owner,
            "lambda$cells$" + sites.size(),
            Type.getMethodDescriptor(resultOf(body), taken.toArray(Type[]::new)),
            isInterface);
    Object[] changed = arguments.clone();
    changed[1] = bridge;
    return new Site(
        name, descriptor.replaceFirst("\\(", "(" + COMPANION), bootstrap, changed, body);
  }

  private static List<Type> parametersOf(Handle body) {
    List<Type> parameters = new ArrayList<>(Arrays.asList(Type.getArgumentTypes(body.getDesc())));
    if (body.getTag() != Opcodes.H_INVOKESTATIC && body.getTag() != Opcodes.H_NEWINVOKESPECIAL) {
      parameters.add(0, Type.getObjectType(body.getOwner()));
    }
    return parameters;
  }

  private static Type resultOf(Handle body) {
    return body.getTag() == Opcodes.H_NEWINVOKESPECIAL
        ? Type.getObjectType(body.getOwner())
        : Type.getReturnType(body.getDesc());
  }

  /** Adds the bridges, and the method that makes lambdas again. */
  void end(ClassVisitor to) {
    if (sites.isEmpty()) {
      return;
    }
    for (Site site : sites) {
      bridge(to, site);
    }
    deserializer(to);
  }

  private static void bridge(ClassVisitor to, Site site) {
    Handle body = site.body();
    Handle bridge = site.bridge();
    MethodVisitor code = to.visitMethod(PRIVATE, bridge.getName(), bridge.getDesc(), null, null);
    code.visitCode();
    boolean creates = body.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    if (creates) {
      code.visitTypeInsn(Opcodes.NEW, body.getOwner());
      code.visitInsn(Opcodes.DUP);
    }
    int at = 1;
    Type[] taken = Type.getArgumentTypes(bridge.getDesc());
    for (Type each : Arrays.asList(taken).subList(1, taken.length)) {
      code.visitVarInsn(each.getOpcode(Opcodes.ILOAD), at);
      at += each.getSize();
    }
    code.visitMethodInsn(
        callOf(body), body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
    Type result = resultOf(body);
    code.visitInsn(result.getOpcode(Opcodes.IRETURN));
    code.visitMaxs(Math.max(at + 1, result.getSize()), at);
    code.visitEnd();
  }

  private static int callOf(Handle body) {
    return switch (body.getTag()) {
      case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
      case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
      case Opcodes.H_INVOKEVIRTUAL -> Opcodes.INVOKEVIRTUAL;
      default -> Opcodes.INVOKESPECIAL;
    };
  }

  private void deserializer(ClassVisitor to) {
    MethodVisitor code =
        to.visitMethod(PRIVATE, DESERIALIZER, "(L" + LAMBDA + ";)Ljava/lang/Object;", null, null);
    code.visitCode();
    int deepest = 3;
    for (Site site : sites) {
      Label next = new Label();
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL, LAMBDA, "getImplMethodName", "()Ljava/lang/String;", false);
      code.visitLdcInsn(site.bridge().getName());
      code.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL, "java/lang/String", "equals", "(Ljava/lang/Object;)Z", false);
      code.visitJumpInsn(Opcodes.IFEQ, next);
      int depth = 0;
      Type[] captured = site.captured();
      for (int i = 0; i < captured.length; i++) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitLdcInsn(i);
        code.visitMethodInsn(
            Opcodes.INVOKEVIRTUAL, LAMBDA, "getCapturedArg", "(I)Ljava/lang/Object;", false);
        unbox(code, captured[i]);
        depth += captured[i].getSize();
      }
      deepest = Math.max(deepest, depth + 2);
      code.visitInvokeDynamicInsn(
          site.name(), site.descriptor(), site.bootstrap(), site.arguments());
      code.visitInsn(Opcodes.ARETURN);
      code.visitLabel(next);
      code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    }
    code.visitTypeInsn(Opcodes.NEW, "java/lang/IllegalArgumentException");
    code.visitInsn(Opcodes.DUP);
    code.visitLdcInsn("the lambda is of another version of this class");
    code.visitMethodInsn(
        Opcodes.INVOKESPECIAL,
        "java/lang/IllegalArgumentException",
        "<init>",
        "(Ljava/lang/String;)V",
        false);
    code.visitInsn(Opcodes.ATHROW);
    code.visitMaxs(deepest, 1);
    code.visitEnd();
  }

  private static void unbox(MethodVisitor code, Type type) {
    String box =
        switch (type.getSort()) {
          case Type.BOOLEAN -> "Boolean";
          case Type.CHAR -> "Character";
          case Type.BYTE -> "Byte";
          case Type.SHORT -> "Short";
          case Type.INT -> "Integer";
          case Type.LONG -> "Long";
          case Type.FLOAT -> "Float";
          case Type.DOUBLE -> "Double";
          default -> null;
        };
    if (box == null) {
      code.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
      return;
    }
    String owner = "java/lang/" + box;
    code.visitTypeInsn(Opcodes.CHECKCAST, owner);
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        owner,
        type.getClassName() + "Value",
        "()" + type.getDescriptor(),
        false);
  }
}
