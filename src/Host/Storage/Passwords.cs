using System.Security.Cryptography;

namespace Coordination.Host.Storage;

/// <summary>The passwords of the logins we create, one file each, shared by all Hosts of one keys folder.</summary>
internal sealed class Passwords(string folder)
{
    public string For(string login)
    {
        OwnerOnly.CreateFolder(folder);
        var file = Path.Combine(folder, $"{login}-password");
        if (!File.Exists(file))
        {
            Write(file, RandomNumberGenerator.GetHexString(64, lowercase: true));
        }
        return File.ReadAllText(file).Trim();
    }

    // Written aside and moved: another Host that starts at the same moment sees a whole password or none, and the first one wins.
    private static void Write(string file, string password)
    {
        var aside = $"{file}.{Guid.NewGuid():n}";
        using (var stream = OwnerOnly.CreateFile(aside))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(password);
        }
        try
        {
            File.Move(aside, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(aside);
        }
    }
}
