using System.Globalization;

namespace Coordination.Benchmarks;

/// <summary>Processor time so far, of a Host and of all of its PostgreSQL; in milliseconds.</summary>
public readonly record struct Processor(double Host, double Postgres)
{
    private const double Tick = 10;

    public static Processor Of(int host, int postgres) => new(
        Stat(host) is { } one ? Tick * (one.Own + one.Children) : 0,
        Tick * All().Sum(p => p.Id == postgres ? p.Own + p.Children : p.Parent == postgres ? p.Own : 0));

    public static Processor operator -(Processor after, Processor before) =>
        new(after.Host - before.Host, after.Postgres - before.Postgres);

    private static IEnumerable<(int Id, int Parent, long Own, long Children)> All() =>
        from folder in Directory.GetDirectories("/proc")
        let id = int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0
        where id > 0
        let stat = Stat(id)
        where stat is not null
        select (id, stat.Value.Parent, stat.Value.Own, stat.Value.Children);

    // What a process of PostgreSQL took that has ended is counted with its parent, which waited for it.
    private static (int Parent, long Own, long Children)? Stat(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return ((int)Number(1), Number(11) + Number(12), Number(13) + Number(14));

            long Number(int field) => long.Parse(fields[field], CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
