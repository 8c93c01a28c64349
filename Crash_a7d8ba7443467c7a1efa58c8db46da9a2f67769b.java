import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

public class Crash_a7d8ba7443467c7a1efa58c8db46da9a2f67769b {
    static final String base64Bytes = String.join("", "AWFnZXY9cm8wYWI4bHM=");

    public static void main(String[] args) throws Throwable {
        Crash_a7d8ba7443467c7a1efa58c8db46da9a2f67769b.class.getClassLoader().setDefaultAssertionStatus(true);
        try {
            Method fuzzerInitialize = io.weir.threat.ScannerFuzz.class.getMethod("fuzzerInitialize");
            fuzzerInitialize.invoke(null);
        } catch (NoSuchMethodException ignored) {
            try {
                Method fuzzerInitialize = io.weir.threat.ScannerFuzz.class.getMethod("fuzzerInitialize", String[].class);
                fuzzerInitialize.invoke(null, (Object) args);
            } catch (NoSuchMethodException ignored1) {
            } catch (IllegalAccessException | InvocationTargetException e) {
                e.printStackTrace();
                System.exit(1);
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            e.printStackTrace();
            System.exit(1);
        }
        byte[] input = java.util.Base64.getDecoder().decode(base64Bytes);
        io.weir.threat.ScannerFuzz.fuzzerTestOneInput(input);
    }
}