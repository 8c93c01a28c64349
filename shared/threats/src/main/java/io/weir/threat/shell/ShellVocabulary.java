package io.weir.threat.shell;

import io.weir.threat.text.Words;

/**
 * Names of programs, from POSIX, GNU coreutils, GTFOBins and the LOLBAS project, by how likely they
 * are to stand in a sentence.
 */
final class ShellVocabulary {
  /** A program whose name is no word that people type into a search field. */
  static final int RARE = 1;

  /** A program whose name is also a word, or so short that it occurs by chance. */
  static final int COMMON = 2;

  /** A program that runs another one. */
  static final int RUNNER = 4;

  /** Programs of Windows. */
  static final int WINDOWS = 8;

  /** A name that nothing but the program has. */
  static final int UNIQUE = 32;

  /** Takes a sub-command, as in {@code apt install}. */
  static final int MANAGER = 16;

  /** What is run to prove that anything can be. */
  static final int PROOF = 64;

  /** A program whose only argument is a number. */
  static final int NUMBERED = 128;

  /** A built-in command that gives a name a value. */
  static final int ASSIGNS = 256;

  /** A program that runs a script. */
  static final int INTERPRETER = 512;

  /** Shows what it is given, or that what it is given would run. */
  static final int SHOWS = 1024;

  static final Words WORDS =
      new Words.Builder()
          .add(
              RARE,
              """
              whoami uname ifconfig netstat nslookup chmod chown chgrp chattr wget curl  ncat
              netcat socat telnet tftp scp sftp rsync mkfifo mknod crontab iptables ip6tables tcpdump
              traceroute lsof pgrep pkill killall nohup setsid useradd usermod userdel groupadd
              adduser deluser visudo sudoedit pkexec lsattr lsblk fdisk mkfs mkdir rmdir ls ll cat
              tac grep egrep fgrep zgrep awk gawk mawk sed xargs xxd hexdump od  base64 base32
              gzip gunzip bzip2 bsdtar unzip zcat xzcat bzcat zless  dd df du ps rm cp mv ln wc
              lwp-download lwp-request  w3m elinks links2 aria2c getent getfacl setfacl printenv
              dmesg journalctl systemctl sysctl modprobe insmod lsmod rmmod ldconfig ldd gdb strace
              ltrace  ssh sshd ssh-keygen ssh-keyscan openssl gcc g++ cc1 clang tcc  cmake
              busybox toybox ansible ansible-playbook ansible-galaxy ansible-config ansible-vault
              ansible-console ansible-doc ansible-inventory cscli crowdsec chef-client chef-shell
              chef-run chef-vault  salt-call   kubectl  dockerd podman
              nerdctl runc crictl aa-disable aa-exec aa-enforce aa-complain auditctl setenforce
              chroot unshare nsenter capsh vim vi nvim    rvim tmux byobu tclsh
              irb pry lua luajit nodejs npm npx yarn pnpm bundler mysqldump psql pg_dump sqlite3
              mongosh redis-cli ldapsearch smbclient rpcclient nmap masscan hping3 arp-scan
              msfconsole sqlmap nikto arping ipconfig dpkg rpm zypper pacman aptitude apt-get
              apt-cache pip3 easy_install cpan  virtualenv   ffmpeg
              tshark hostnamectl timedatectl loginctl lscpu lshw lspci lsusb vmstat iostat mpstat
              sendmail mailx msmtp swaks ftpget ftpput rvi ionice stdbuf tee mktemp readlink realpath
               dirname sha1sum md5sum sha256sum cksum shuf updatedb locatedb whereis fuser
              screenrc xterm xdotool xclip xdg-open swapon  umount losetup cryptsetup
              lastlog lastcomm utmpdump chpasswd gpasswd newgrp vigr vipw pwgen uuidgen ulimit
               readelf objdump objcopy  cfdisk partprobe gcore rlwrap ksh zsh csh tcsh
                 pwsh osascript launchctl plutil sw_vers dscl
              ifup ifdown iwconfig ethtool iftop iproute2  arp ftp nc pwd env htop pidof
              7z 7za 7zr aa-exec  agetty apache2ctl arj aria2 ascii-xfr aspell basenc base58 bashbug
              batcat bconsole bpftrace busctl byebug byobu c89 c99  certbot check_log choom
              clamscan cobc cowsay cowthink cpulimit csplit csvtool cupsfilter debugfs dmidecode
              dmsetup dos2unix dosbox dstat dvips ebb  enscript eqn espeak  ghci
                iftop ispell jjs jrunscript jq ksshell ksu latexmk lualatex luatex
              mosquitto msgattrib msgcat msgconv msgfilter msgmerge msguniq multitime nasm nawk ncdu
              ncftp neofetch nft nmcli nroff ntpdate openvpn openvt opkg pdb pdflatex pdftex
              perlbug pexec pidstat  psftp  readelf restic rlogin rpmdb rpmquery
              rpmverify rtorrent run-mailcap run-parts runscript rview scanmem scrot setarch setcap
              setlock slsh  softlimit sshpass ssh-agent ssh-copy-id start-stop-daemon
              systemd-resolve systemd-run taskset tasksh tbl tdbtool tftp tmate torify torsocks troff ul unexpand
              unsquashfs update-alternatives uudecode uuencode valgrind varnishncsa vimdiff virsh
               whiptail wireshark  xdg-user-dir xelatex xetex xmodmap xmore xxd xz
              yash  zathura zsoelim lpstat mkpasswd nsupdate rsh rexec rcp rdate rdesktop remmina
              who-is kexec insmod depmod blkid badblocks e2fsck fsck tune2fs resize2fs  sfdisk
              mdadm lvcreate lvdisplay pvcreate vgcreate smartctl hdparm nvram setterm stty ttyusb
              getcap runuser su-exec gosu chpst sgdisk lslogins lsns lsipc chage faillock
              ausearch aureport auditd sestatus getenforce semanage firewall-cmd ufw ebtables
              nfqueue brctl bridge-utils vconfig tunctl openconnect wpa_supplicant hostapd dhclient
              udhcpc avahi-browse resolvectl getaddrinfo ssllabs sslscan
               hashcat mimikatz meterpreter msfvenom linpeas pspy  ngrok rclone
              pbcopy pbpaste  systemsetup networksetup softwareupdate spctl csrutil
              mongodump mongoexport mysqladmin mysqlshow psql pg_restore pg_ctl createdb dropdb
              sqlcmd bcp isql tsql sqlplus impdp expdp  redis-server memcached
              phpize phpunit artisan  wp-cli gunicorn uwsgi  ipython  pypy pypy3
              python2 python3 perl5 ruby2 nodejs ts-node   jshell   kotlinc rustc
              gradle mvn sbt   ninja-build automake autoconf libtool pkg-config\
              """)
          .add(
              COMMON,
              """
              id ip at ed ex as w who last head tail more less sort uniq cut tr split join paste
              find locate which whatis man info date time timeout sleep wait watch echo test true
              false yes kill host ping route finger mail write wall talk hostname free top jobs nice
              file touch link unlink install tar zip ar cpio pax diff cmp comm patch column expand
              fold set export alias unalias unset source eval exec history bind command type
              python perl ruby php node java javac go rust julia bash sh su sudo doas env script
              screen service reboot halt shutdown poweroff init mount cd dir pushd popd login logout
              passwd groups git svn hg pip gem apt yum dnf snap brew cargo composer cron batch dash
              fish expect expr tic view rev stat sync tree units logger pr lp
              chef salt knife lsb_release ifconfig cls flock strings basename mysql mongo redis
              start stop restart exit return read shift trap umask cmd reg net type dir del erase copy
              move ren rename expand dd df du rm cp mv ln nl wc ls ps ash nc env fish strings perf puppet vagrant fetch dig nano emacs pico hydra shred
              mount make basename printf tee top dash docker terraform nikto strip lynx gimp inkscape conda\
              """)
          .add(
              RUNNER,
              """
              time timeout nohup sudo doas env nice ionice strace ltrace xargs exec eval command
              busybox setsid stdbuf watch sh bash ksh zsh csh dash ash tcsh fish\
              """)
          .add(
              MANAGER,
              """
              apt apt-get yum dnf pip pip3 npm gem brew cargo composer git docker kubectl systemctl
              service apk pacman snap ansible-galaxy ansible ansible-config ansible-vault cscli conda
              chef crontab npx yarn dpkg rpm aptitude chef-client chef-run chef-vault chef-shell
              net reg netsh sc wmic schtasks winget choco podman terraform aws
              gcloud heroku drush artisan flatpak opkg\
              """)
          .add(
              UNIQUE,
              """
              visudo aa-disable aa-exec aa-enforce aa-complain ansible-playbook ansible-galaxy
              ansible-config ansible-vault ansible-console ansible-doc ansible-inventory cscli
              chef-client chef-shell chef-run chef-vault salt-call lwp-download lwp-request bsdtar
              printenv ifconfig mkfifo pkexec ltrace capsh vipw vigr setfacl getfacl nsenter
              hostnamectl loginctl timedatectl journalctl\
              """)
          .add(
              WINDOWS,
              """
              cmd.exe powershell powershell.exe pwsh certutil certutil.exe bitsadmin mshta
              regsvr32 rundll32 wscript cscript wmic schtasks regedit regini net1 netsh
              nltest tasklist taskkill systeminfo ipconfig whoami quser qwinsta icacls cacls attrib
              xcopy robocopy vssadmin bcdboot bcdedit wevtutil
              cmstp msiexec msbuild installutil regasm regsvcs forfiles pcalua hh.exe ieexec
              dnscmd dsquery esentutl extrac32 findstr gpresult mavinject odbcconf
              presentationhost scriptrunner syncappvpublishingserver verclsid winrm winrs wuauclt
              iwr iex irm iwmi icim gwmi gcim invoke-expression invoke-webrequest
              invoke-command invoke-restmethod start-process get-content get-process get-childitem
              new-object set-executionpolicy get-wmiobject add-type import-module
              net.exe reg.exe sc.exe whoami.exe ping.exe nslookup.exe wmic.exe ftp.exe tftp.exe
              mshta.exe rundll32.exe regsvr32.exe bitsadmin.exe cscript.exe wscript.exe msiexec.exe
              schtasks.exe tasklist.exe taskkill.exe systeminfo.exe ipconfig.exe netstat.exe
              driverquery openfiles getmac pathping tracert nbtstat diskpart chkdsk takeown subst
              gpupdate ntdsutil wbadmin cmdkey diskshadow makecab certreq certoc csc.exe jsc.exe
              vbc.exe ilasm infdefaultinstall msconfig msdt mpcmdrun ngen pnputil
              printbrm psr.exe rasautou rpcping runonce ttdinject unregmp2 xwizard winget wsreset
              desktopimgdownldr ieadvpack atbroker fltmc fsutil eventvwr gpscript ie4uinit
              ldifde csvde dsget qprocess tscon logoff psexec psexec64 procdump adfind
              gci gcm gsv spps rni ipcsv\
              """)
          .add(SHOWS, "echo which sudo su")
          .add(PROOF, "id dir set env pwd ver")
          .add(INTERPRETER, "python python2 python3 perl ruby php node java lua bash sh")
          .add(ASSIGNS, "alias export declare typeset readonly setenv setx local")
          .add(NUMBERED, "sleep timeout usleep wait exit kill expr")
          .build();

  private ShellVocabulary() {}
}
