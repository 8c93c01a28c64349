package io.weir.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What runs when a function starts: the static initialisers of all that its handler needs. */
final class StartPath {
  private StartPath() {}

  /** Returns the classes of the project that the handler uses, directly or by others. */
  static Set<JavaClass> from(JavaClass handler) {
    Set<JavaClass> reached = new HashSet<>();
    Deque<JavaClass> open = new ArrayDeque<>();
    open.add(handler);
    while (!open.isEmpty()) {
      JavaClass type = open.remove();
      if (Modules.isOurs(type) && reached.add(type)) {
        type.getDirectDependenciesFromSelf()
            .forEach(use -> open.add(Modules.component(use.getTargetClass())));
      }
    }
    return reached;
  }

  /**
   * Returns the calls that the static initialisers of the classes lead to, through methods of the
   * project, as far as they are of the kind.
   */
  static Set<String> initialCalls(Set<JavaClass> classes, Predicate<JavaAccess<?>> kind) {
    Set<String> found = new TreeSet<>();
    Set<JavaCodeUnit> seen = new HashSet<>();
    Deque<JavaCodeUnit> open = new ArrayDeque<>();
    classes.forEach(type -> type.getStaticInitializer().ifPresent(open::add));
    while (!open.isEmpty()) {
      JavaCodeUnit code = open.remove();
      if (!seen.add(code)) {
        continue;
      }
      for (JavaAccess<?> access : code.getAccessesFromSelf()) {
        if (kind.test(access)) {
          found.add(access.getDescription());
        }
        access.getTarget().resolveMember().ifPresent(member -> follow(member, open));
      }
    }
    return found;
  }

  private static void follow(Object member, Deque<JavaCodeUnit> open) {
    if (member instanceof JavaCodeUnit code && Modules.isOurs(code.getOwner())) {
      open.add(code);
    }
  }
}
