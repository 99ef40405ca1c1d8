namespace Coordination.Host.Pages.Forms;

/// <summary>What is wrong with one field, in words a person can act on.</summary>
public sealed record WrongField(string Field, string Why);
