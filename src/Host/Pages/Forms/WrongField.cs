namespace Coordination.Host.Pages.Forms;

/// <summary>What is wrong with one field, in words the reader can act on.</summary>
public sealed record WrongField(string Field, string Why);
